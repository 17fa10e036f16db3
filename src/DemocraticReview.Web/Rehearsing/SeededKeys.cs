using DemocraticReview.App.Recording;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>Keys of a rehearsal's record: made of the seed, lost with the rehearsal. Never registered for a real meeting.</summary>
internal sealed class SeededKeys(int seed) : IRecordKeys
{
    private readonly List<RepeatableSigner> made = [];

    public IRecordSigner Create()
    {
        made.Add(new RepeatableSigner(RepeatableSigner.Secret(seed, $"record {made.Count}")));
        return made[^1];
    }

    public IRecordSigner Find(string key) => made.Find(s => s.Key == key)!;
}
