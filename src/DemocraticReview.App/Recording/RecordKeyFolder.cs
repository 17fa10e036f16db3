using System.Collections.Concurrent;
using System.Security.Cryptography;
using DemocraticReview.Core;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.App.Recording;

/// <summary>Keys of the record as PKCS #8 files, one a key, readable for the product's own user alone; under a passphrase where there is one.</summary>
/// <param name="folder">Shared by all processes.</param>
/// <param name="passphrase">Null for files in the clear.</param>
public sealed class RecordKeyFolder(string folder, string? passphrase) : IRecordKeys
{
    private readonly ConcurrentDictionary<string, DeviceKey> known = new(StringComparer.Ordinal);

    public IRecordSigner Create()
    {
        var signer = DeviceKey.New();
        KeyFile.Write(PathOf(signer.Key), signer.Export(passphrase));
        return known[signer.Key] = signer;
    }

    public IRecordSigner Find(string key) => known.GetOrAdd(key, Read);

    private DeviceKey Read(string key)
    {
        var path = P256.IsKey(key) ? PathOf(key) : "";
        if (!File.Exists(path))
        {
            throw new BrokenRuleException(RecordRules.KeyMissing, ("key", key[..Math.Min(key.Length, 16)]));
        }

        try
        {
            var signer = new DeviceKey(Import(File.ReadAllText(path)));
            return signer.Key == key ? signer : throw new BrokenRuleException(RecordRules.KeyMissing, ("key", key[..16]));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            // Another passphrase, or a file cut off: the person at the office can do nothing about it but call for help.
            throw new BrokenRuleException(RecordRules.KeyMissing, ("key", key[..16]));
        }
    }

    private ECDsa Import(string pem)
    {
        var key = ECDsa.Create();
        if (pem.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            key.ImportFromEncryptedPem(pem, passphrase ?? "");
        }
        else
        {
            key.ImportFromPem(pem);
        }

        return key;
    }

    // The public half names the file: 16 digits of it are enough to tell a works' few keys apart.
    private string PathOf(string key) => Path.Combine(folder, $"record-{Hex.Of(SHA256.HashData(Convert.FromHexString(key)))[..16]}.pem");
}
