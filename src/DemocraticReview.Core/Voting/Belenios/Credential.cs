using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>What lets one judge vote once in one round: a secret s that stays on the phone, and <c>C = g^s</c> on the list.</summary>
/// <param name="Secret">s, below q.</param>
/// <param name="Public">C.</param>
public sealed record Credential(BigInteger Secret, GroupElement Public)
{
    private const string Domain = "review/credential/v1";

    public static Credential Of(BigInteger secret) => new(secret, GroupElement.GeneratorTo(secret));

    /// <summary>
    /// The credential of an item's round, as every phone derives it: HKDF-SHA256 over the phone's secret with the info
    /// <c>review/credential/v1 ‖ 0x00 ‖ meeting ‖ item ‖ round</c>, each prefixed by its length, 64 bytes, modulo q.
    /// </summary>
    public static Credential Derive(ReadOnlySpan<byte> phoneSecret, Guid meeting, int item, int round)
    {
        var info = new List<byte>(Encoding.ASCII.GetBytes(Domain)) { 0 };
        foreach (var field in new[] { meeting.ToString(), item.ToString(CultureInfo.InvariantCulture), round.ToString(CultureInfo.InvariantCulture) })
        {
            var length = new byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32BigEndian(length, (uint)field.Length);
            info.AddRange(length);
            info.AddRange(Encoding.ASCII.GetBytes(field));
        }

        Span<byte> bits = stackalloc byte[64];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, phoneSecret, bits, [], info.ToArray());
        return Of(new BigInteger(bits, isUnsigned: true, isBigEndian: true) % Belenios2048.Q);
    }
}
