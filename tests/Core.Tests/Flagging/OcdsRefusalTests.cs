using System.Text;
using System.Text.Json.Nodes;
using DemocraticReview.Core.Flagging;

namespace DemocraticReview.Core.Tests.Flagging;

public sealed class OcdsRefusalTests
{
    public static TheoryData<string, string, string, string> OneBadField => new()
    {
        { "$.releases[0].contracts[0].value.amount", "\"11000000\"", "ocds-wrong-type", "$.releases[0].contracts[0].value.amount" },
        { "$.releases[0].contracts[0].value.amount", "1e19", "ocds-amount", "$.releases[0].contracts[0].value.amount" },
        { "$.releases[0].contracts[0].value.currency", "null", "ocds-currency", "$.releases[0].contracts[0].value.currency" },
        { "$.releases[0].contracts[0].value.currency", "\"yuan\"", "ocds-currency", "$.releases[0].contracts[0].value.currency" },
        { "$.releases[0].contracts[0].items[0].unit.value.currency", "\"gbp\"", "ocds-currency", "$.releases[0].contracts[0].items[0].unit.value.currency" },
        { "$.releases[0].contracts[0].items[0].quantity", "0.123456789", "ocds-amount", "$.releases[0].contracts[0].items[0].quantity" },
        { "$.releases[0].contracts[0].items[0].id", "null", "ocds-missing", "$.releases[0].contracts[0].items[0].id" },
        { "$.releases[0].contracts[0].id", "\"\"", "ocds-missing", "$.releases[0].contracts[0].id" },
        { "$.releases[0].contracts", "{}", "ocds-wrong-type", "$.releases[0].contracts" },
        { "$.releases[0].contracts[0]", "5", "ocds-wrong-type", "$.releases[0].contracts[0]" },
        { "$.releases[0].contracts[0].period.startDate", "\"2010-07-01T00:00:00\"", "ocds-date", "$.releases[0].contracts[0].period.startDate" },
        { "$.releases[0].contracts[0].dateSigned", "\"10.06.2010\"", "ocds-date", "$.releases[0].contracts[0].dateSigned" },
        { "$.releases[0].awards[0].suppliers[0]", "{}", "ocds-missing", "$.releases[0].awards[0].suppliers[0].name" },
        { "$.releases[0].awards[0].title", "[]", "ocds-wrong-type", "$.releases[0].awards[0].title" },
        { "$.releases[0].date", "null", "ocds-missing", "$.releases[0].date" },
        { "$.releases[0].date", "\"2010-02-30T10:30:00Z\"", "ocds-date", "$.releases[0].date" },
        { "$.releases[0].ocid", "null", "ocds-missing", "$.releases[0].ocid" },
        { "$.releases[0].id", "null", "ocds-missing", "$.releases[0].id" },
        { "$.releases[0].tag", "[]", "ocds-missing", "$.releases[0].tag" },
        { "$.releases[0].tag", "[7]", "ocds-wrong-type", "$.releases[0].tag[0]" },
        { "$.releases", "[]", "ocds-missing", "$.releases[0]" },
        { "$.releases", "\"x\"", "ocds-wrong-type", "$.releases" },
        { "$.publishedDate", "\"soon\"", "ocds-date", "$.publishedDate" },
        { "$.version", "null", "ocds-missing", "$.version" },
    };

    [Theory]
    [MemberData(nameof(OneBadField))]
    public void A_broken_field_is_refused_with_its_path(string place, string json, string code, string path)
    {
        var package = OcdsFiles.Json("05-contract");
        Replace(package, place, JsonNode.Parse(json));

        var refusal = Should.Throw<BrokenRuleException>(() => OcdsPackage.Parse(package.ToJsonString()));

        (refusal.Rule.Code, refusal.Facts["path"]).ShouldBe((code, path));
    }

    [Fact]
    public void A_syntax_error_is_refused_with_path_line_and_byte()
    {
        var facts = OcdsFiles.Refused("{\n  \"version\": \"1.1\",\n  \"releases\": [{\"ocid\": \"a\"}, {\"名\": tru }]\n}", OcdsRules.Syntax).Facts;

        facts["path"].ShouldBe("$.releases[1]['名']");
        facts["line"].ShouldBe(3L);
        facts["byte"].ShouldBe(42L, "the blank where an e should stand");
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("{", "$")]
    [InlineData("{\"version\":\"1.1\",}", "$.version")]
    [InlineData("{\"releases\":[{}]} x", "$")]
    [InlineData("{\"a\":[1,2,,3]}", "$.a[1]")]
    [InlineData("{'a':1}", "$")]
    public void Text_that_is_no_json_is_refused(string text, string path) => OcdsFiles.Refused(text, OcdsRules.Syntax).Facts["path"].ShouldBe(path);

    [Theory]
    [InlineData("{\"version\":\"1.1\",\"version\":\"1.1\",\"releases\":[]}", "$.version")]
    [InlineData("{\"releases\":[{},{\"value\":{\"amount\":1,\"\\u0061mount\":2}}]}", "$.releases[1].value.amount")]
    public void A_key_that_stands_twice_is_refused_since_readers_differ_on_which_one_counts(string text, string path) =>
        OcdsFiles.Refused(text, OcdsRules.DuplicateKey).Facts["path"].ShouldBe(path);

    [Fact]
    public void Bytes_that_are_no_text_are_refused_where_they_stand()
    {
        byte[] bytes = [.. "{\n\"名\":\""u8, 0xB9, 0xAB, .. "\"}"u8];

        var refusal = Should.Throw<BrokenRuleException>(() => OcdsPackage.Parse(bytes));

        refusal.Rule.ShouldBe(OcdsRules.Text);
        (refusal.Facts["line"], refusal.Facts["byte"]).ShouldBe((2L, 8L));
    }

    [Theory]
    [InlineData("\\ud842")]
    [InlineData("a\\u0000")]
    public void Half_a_character_and_nul_are_no_text(string escaped)
    {
        OcdsFiles.Refused($$"""{"releases":[{"a":"{{escaped}}"}]}""", OcdsRules.Text).Facts["path"].ShouldBe("$.releases[0].a");
        OcdsFiles.Refused($$"""{"{{escaped}}":1}""", OcdsRules.Text);
    }

    [Fact]
    public void A_package_deeper_or_bigger_than_any_real_one_is_refused()
    {
        var nested = new string('[', OcdsPackage.MaxDepth - 1) + new string(']', OcdsPackage.MaxDepth - 1);

        OcdsFiles.Refused($$"""{"x":{{nested}}}""", OcdsRules.NotReleasePackage);
        OcdsFiles.Refused($$"""{"x":[{{nested}}]}""", OcdsRules.TooDeep).Facts["limit"].ShouldBe(OcdsPackage.MaxDepth);
        OcdsFiles.Refused(new string(' ', OcdsPackage.MaxBytes + 1), OcdsRules.TooBig);
        Should.Throw<BrokenRuleException>(() => OcdsPackage.Parse(new byte[OcdsPackage.MaxBytes + 1])).Rule.ShouldBe(OcdsRules.TooBig);
    }

    [Theory]
    [InlineData("""{"version":"1.1","records":[{"ocid":"x"}],"releases":[]}""", "ocds-record-package")]
    [InlineData("""{"ocid":"x","id":"1","tag":["contract"]}""", "ocds-not-release-package")]
    [InlineData("[]", "ocds-not-release-package")]
    [InlineData("\"releases\"", "ocds-not-release-package")]
    [InlineData("""{"version":"1.0","releases":[{}]}""", "ocds-version")]
    [InlineData("""{"version":"1.15","releases":[{}]}""", "ocds-version")]
    public void Another_kind_of_json_is_named_for_what_it_is(string text, string code) =>
        Should.Throw<BrokenRuleException>(() => OcdsPackage.Parse(text)).Rule.Code.ShouldBe(code);

    [Fact]
    public void A_key_that_is_no_name_stands_quoted_in_the_path() =>
        OcdsFiles.Refused("""{"a b":{"it's\\":[{"x":1,"x":2}]}}""", OcdsRules.DuplicateKey).Facts["path"].ShouldBe("""$['a b']['it\'s\\'][0].x""");

    private static void Replace(JsonNode root, string path, JsonNode? value)
    {
        var steps = path.TrimStart('$', '.').Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var node = steps[..^1].Aggregate(root, (at, step) => step[0] == '[' ? at[int.Parse(step.Trim('[', ']'), System.Globalization.CultureInfo.InvariantCulture)]! : at[step]!);
        if (steps[^1][0] == '[')
        {
            node[int.Parse(steps[^1].Trim('[', ']'), System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            node[steps[^1]] = value;
        }
    }
}
