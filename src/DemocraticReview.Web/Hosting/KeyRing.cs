using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DemocraticReview.App.Recording;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DemocraticReview.Web.Hosting;

/// <summary>Everything that must not lie in the database, in one folder.</summary>
internal static class KeyRing
{
    private const int Years = 100;

    public static void AddReviewKeys(this IServiceCollection services, ReviewSettings settings)
    {
        var folder = Directory.CreateDirectory(settings.KeyFolder);
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        services.TryAddSingleton<IRecordKeys>(new RecordKeyFolder(settings.KeyFolder, settings.KeyPassphrase));
        var ring = services.AddDataProtection().SetApplicationName("DemocraticReview").PersistKeysToFileSystem(folder);
        if (settings.KeyPassphrase is { } passphrase)
        {
            var certificate = CertificateIn(settings.KeyFolder, passphrase);
            ring.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
        }
    }

    // The key ring takes certificates, not passphrases; this one exists only to carry the passphrase's protection over.
    private static X509Certificate2 CertificateIn(string folder, string passphrase)
    {
        var path = Path.Combine(folder, "ring.pfx");
        if (!File.Exists(path))
        {
            using var key = RSA.Create(3072);
            var request = new CertificateRequest("CN=DemocraticReview key ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(Years));
            KeyFile.Write(path, made.Export(X509ContentType.Pkcs12, passphrase));
        }

        return X509CertificateLoader.LoadPkcs12FromFile(path, passphrase, X509KeyStorageFlags.EphemeralKeySet);
    }
}
