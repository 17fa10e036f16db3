using DemocraticReview.App.Commands;

namespace App.Tests.Hosting;

/// <summary>The same bytes in every run, and other bytes for every seed.</summary>
public sealed class SeededEntropy(int seed) : Entropy
{
    private readonly Random random = new(seed);
    private readonly Lock one = new();

    public override byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        lock (one)
        {
            random.NextBytes(bytes);
        }

        return bytes;
    }
}
