using DemocraticReview.App.Commands;
using DemocraticReview.App.Recording;
using DemocraticReview.Core.Recording;

namespace KillSwitch;

/// <summary>Keys of the record that sign alike in every run, kept in the folder of orders over restarts and kills.</summary>
public sealed class ToldKeys(string folder, Entropy entropy) : IRecordKeys
{
    private readonly string file = Path.Combine(folder, "record-keys");

    public IRecordSigner Create()
    {
        var secret = entropy.Bytes(32);
        File.AppendAllLines(file, [Hex.Of(secret)]);
        return new RepeatableSigner(secret);
    }

    public IRecordSigner Find(string key) => File.ReadAllLines(file).Select(l => new RepeatableSigner(Convert.FromHexString(l))).First(s => s.Key == key);
}
