using System.Text;
using System.Text.Json.Nodes;
using DemocraticReview.Core.Flagging;

namespace DemocraticReview.Core.Tests.Flagging;

public sealed class OcdsPackageTests
{
    [Fact]
    public void Every_sample_of_the_standard_is_read()
    {
        foreach (var name in OcdsFiles.Names)
        {
            var release = OcdsFiles.Package(name).Releases.ShouldHaveSingleItem();
            release.Ocid.ShouldBe("ocds-213czf-000-00001");
            release.Id.ShouldBe("ocds-213czf-000-00001-" + name);
            release.Tags.ShouldBe([name[3..]]);
            release.Buyer.ShouldBe(new OcdsOrganization("GB-LAC-E09000003", "London Borough of Barnet"));
            release.Parties.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void A_contract_is_read_with_its_amount_its_period_and_its_items()
    {
        var release = OcdsFiles.Package("05-contract").Releases[0];

        var contract = release.Contracts.ShouldHaveSingleItem();
        contract.Id.ShouldBe("ocds-213czf-000-00001-contract-01");
        contract.AwardId.ShouldBe(release.Awards[0].Id);
        contract.Value.ShouldBe(new OcdsValue(11_000_000m, "GBP"));
        contract.Period!.End.ShouldBe(new DateTimeOffset(2011, 6, 30, 23, 59, 0, TimeSpan.Zero));
        contract.DateSigned.ShouldBe(new DateTimeOffset(2010, 6, 10, 14, 23, 12, TimeSpan.Zero));
        contract.Items.ShouldBe([new OcdsItem("1.0", "Cycle lane improvements", 8, "Miles", new OcdsValue(137_000, "GBP"))]);
        release.Awards[0].Suppliers.ShouldBe([new OcdsOrganization("GB-COH-11111111", "AnyCorp Cycle Provision")]);
    }

    [Fact]
    public void A_package_is_kept_character_for_character()
    {
        foreach (var name in OcdsFiles.Names)
        {
            OcdsFiles.Package(name).Text.ShouldBe(Encoding.UTF8.GetString(OcdsFiles.Bytes(name)));
        }
        OcdsPackage.Parse([.. Encoding.UTF8.Preamble, .. OcdsFiles.Bytes("01-planning")]).Text.ShouldBe(OcdsFiles.Package("01-planning").Text);
    }

    [Fact]
    public void Every_unknown_field_survives_wherever_it_stands()
    {
        foreach (var name in OcdsFiles.Names)
        {
            var json = OcdsFiles.Json(name);
            AddUnknownFields(json).ShouldBeGreaterThan(20);

            var package = OcdsPackage.Parse(json.ToJsonString());

            JsonNode.DeepEquals(JsonNode.Parse(package.Text), json).ShouldBeTrue();
            package.Releases[0].Tags.ShouldBe(OcdsFiles.Package(name).Releases[0].Tags);
        }
    }

    [Fact]
    public void Text_and_bytes_are_read_alike()
    {
        var package = OcdsPackage.Parse(Encoding.UTF8.GetString(OcdsFiles.Bytes("05-contract")));

        package.Text.ShouldBe(OcdsFiles.Package("05-contract").Text);
        package.Publisher.ShouldBe("Open Data Services Co-operative Limited");
        package.PublishedDate.ShouldBe(new DateTimeOffset(2011, 1, 10, 9, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Null_means_absent_and_an_identifier_may_be_a_number()
    {
        var contract = OcdsFiles.Of("""
            "contracts":[{"id":7,"awardID":null,"value":{"amount":null,"currency":"CNY"},"items":null}],"buyer":null
            """).Releases[0].Contracts[0];

        (contract.Id, contract.AwardId, contract.Value).ShouldBe(("7", null, null));
    }

    [Theory]
    [InlineData("2025-03-01", "2025-03-01T00:00:00+00:00")]
    [InlineData("2025-03-01T08:30:00+08:00", "2025-03-01T08:30:00+08:00")]
    [InlineData("2025-03-01T08:30:00.25Z", "2025-03-01T08:30:00.2500000+00:00")]
    public void A_date_is_a_moment_or_a_day(string text, string expected) =>
        OcdsFiles.Of($$"""
            "contracts":[{"id":"1","dateSigned":"{{text}}"}]
            """).Releases[0].Contracts[0].DateSigned.ShouldBe(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    private static int AddUnknownFields(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            return array.Sum(AddUnknownFields);
        }
        if (node is not JsonObject fields)
        {
            return 0;
        }
        var added = fields.Select(f => f.Value).ToList().Sum(AddUnknownFields) + 1;
        fields["x_名称 " + added] = JsonNode.Parse("""{"deep":[1.50,"𠮷",null,{"amount":"no money"}]}""");
        return added;
    }
}
