using System.Security.Cryptography;
using DemocraticReview.Core.Recording;

namespace Core.Tests.Recording;

public sealed class DomainHashTests
{
    [Fact]
    public void The_hash_is_over_domain_zero_and_bytes() =>
        DomainHash.Of("review/x/v1", [1, 2]).ShouldBe(SHA256.HashData([.. "review/x/v1"u8, 0, 1, 2]));

    [Fact]
    public void Several_fields_each_carry_their_length() =>
        DomainHash.OfFields("d", [7], [], [8, 9]).ShouldBe(SHA256.HashData([(byte)'d', 0, 0, 0, 0, 1, 7, 0, 0, 0, 0, 0, 0, 0, 2, 8, 9]));

    [Fact]
    public void Moving_a_byte_to_the_next_field_or_into_the_domain_changes_the_hash()
    {
        DomainHash.OfFields("d", [1, 2], [3]).ShouldNotBe(DomainHash.OfFields("d", [1], [2, 3]));
        DomainHash.Of("da", "b"u8).ShouldNotBe(DomainHash.Of("d", "ab"u8));
    }

    [Theory]
    [InlineData("")]
    [InlineData("review\0x")]
    public void A_domain_without_a_clear_end_is_no_domain(string domain) =>
        Should.Throw<ArgumentException>(() => DomainHash.Of(domain, []));
}
