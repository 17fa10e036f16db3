using System.Security.Cryptography;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.App.Recording;

/// <summary>A P-256 key with its secret half.</summary>
public sealed class DeviceKey(ECDsa key) : IRecordSigner
{
    private const int Rounds = 100_000;
    private readonly Lock turn = new();

    public string Key { get; } = P256.KeyOf(key);

    public static DeviceKey New() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        lock (turn)
        {
            return key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    /// <summary>PKCS #8, encrypted where there is a passphrase.</summary>
    public string Export(string? passphrase) => passphrase is null
        ? key.ExportPkcs8PrivateKeyPem()
        : key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Rounds));
}
