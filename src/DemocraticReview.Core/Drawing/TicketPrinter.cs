using System.Buffers;
using System.Security.Cryptography;
using System.Text.Unicode;

namespace DemocraticReview.Core.Drawing;

/// <summary>
/// Prints <c>ticket(label) = HMAC-SHA256(PRK, utf8(label) ‖ 0x01)</c>: what a member computes to check the own place. One keyed hash
/// is used again for every label. Not for two threads at once.
/// </summary>
public sealed class TicketPrinter : IDisposable
{
    /// <summary>Longest label, in bytes of UTF-8.</summary>
    public const int LongestLabel = 128;

    /// <summary>Length of the draw's key (PRK), in bytes.</summary>
    public const int KeyLength = 32;

    private readonly IncrementalHash _hmac;
    private readonly byte[] _message = new byte[LongestLabel + 1];

    /// <param name="prk">The draw's key, 32 bytes.</param>
    /// <exception cref="BrokenRuleException"><see cref="DrawRules.KeyLength"/>.</exception>
    public TicketPrinter(ReadOnlySpan<byte> prk)
    {
        if (prk.Length != KeyLength)
        {
            throw new BrokenRuleException(DrawRules.KeyLength, ("length", prk.Length));
        }

        _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, prk);
    }

    /// <exception cref="BrokenRuleException"><see cref="DrawRules.LabelMalformed"/>.</exception>
    public Ticket For(string label)
    {
        var target = _message.AsSpan(0, LongestLabel);
        if (string.IsNullOrEmpty(label)
            || Utf8.FromUtf16(label, target, out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            throw new BrokenRuleException(DrawRules.LabelMalformed, ("label", label ?? string.Empty), ("most", LongestLabel));
        }

        _message[length] = 0x01;
        _hmac.AppendData(_message.AsSpan(0, length + 1));
        Span<byte> ticket = stackalloc byte[Ticket.Length];
        _hmac.GetHashAndReset(ticket);
        return new Ticket(ticket);
    }

    public void Dispose() => _hmac.Dispose();
}
