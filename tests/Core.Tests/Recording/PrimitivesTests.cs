using System.Security.Cryptography;
using System.Text;

namespace Core.Tests.Recording;

/// <summary>The base library's HMAC and HKDF, held against the RFCs' own vectors: the draw stands on them.</summary>
public sealed class PrimitivesTests
{
    [Theory]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [InlineData("4a656665", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    public void HMAC_SHA256_gives_the_values_of_RFC_4231(string key, string text, string mac)
    {
        var keyBytes = Convert.FromHexString(key);
        var data = Encoding.ASCII.GetBytes(text);
        Convert.ToHexStringLower(HMACSHA256.HashData(keyBytes, data)).ShouldBe(mac);

        // The draw uses one keyed hash again and again: the second use must give the same.
        using var reused = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keyBytes);
        reused.AppendData([1, 2, 3]);
        reused.GetHashAndReset();
        reused.AppendData(data);
        Convert.ToHexStringLower(reused.GetHashAndReset()).ShouldBe(mac);
    }

    [Fact]
    public void HMAC_SHA256_with_a_key_longer_than_a_block_gives_the_value_of_RFC_4231() =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Enumerable.Repeat((byte)0xaa, 131).ToArray(), "Test Using Larger Than Block-Size Key - Hash Key First"u8))
            .ShouldBe("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");

    [Theory]
    [InlineData(
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
        "000102030405060708090a0b0c",
        "f0f1f2f3f4f5f6f7f8f9",
        "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")]
    [InlineData(
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
        "",
        "",
        "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8")]
    public void HKDF_SHA256_gives_the_values_of_RFC_5869(string ikm, string salt, string info, string prk, string okm)
    {
        var extracted = HKDF.Extract(HashAlgorithmName.SHA256, Convert.FromHexString(ikm), Convert.FromHexString(salt));
        Convert.ToHexStringLower(extracted).ShouldBe(prk);
        Convert.ToHexStringLower(HKDF.Expand(HashAlgorithmName.SHA256, extracted, 42, Convert.FromHexString(info))).ShouldBe(okm);
    }
}
