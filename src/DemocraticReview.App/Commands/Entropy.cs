using System.Security.Cryptography;

namespace DemocraticReview.App.Commands;

/// <summary>Where unforeseeable bytes come from. A test hands in its own; the product has one.</summary>
public class Entropy
{
    public virtual byte[] Bytes(int count) => RandomNumberGenerator.GetBytes(count);

    /// <summary>A key that tells nothing of time or order.</summary>
    public Guid Key() => new(Bytes(16));
}
