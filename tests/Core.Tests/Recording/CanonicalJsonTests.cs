using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DemocraticReview.Core;
using DemocraticReview.Core.Recording;

namespace Core.Tests.Recording;

/// <summary>Examples of RFC 8785 and of its test data, then the restrictions of this project on top of it.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""[ 56, { "d": true, "10": null, "1": [ ] } ]""", """[56,{"1":[],"10":null,"d":true}]""")]
    [InlineData(
        """{ "1": {"f": {"f": "hi","F": 5} ,"\n": 56.0}, "10": { }, "": "empty", "a": { }, "111": [ { } ], "A": { } }""",
        """{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}""")]
    [InlineData(
        """{ "peach": "This sorting order", "péché": "is wrong according to French", "pêche": "but canonicalization MUST", "sin": "ignore locale" }""",
        """{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}""")]
    [InlineData("""{ "Unnormalized Unicode":"A\u030a" }""", "{\"Unnormalized Unicode\":\"A\u030a\"}")]
    [InlineData("""["\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", [null, true, false]]""", """["€$\u000f\nA'B\"\\\\\"/",[null,true,false]]""")]
    public void The_RFCs_examples_come_out_as_printed(string input, string canonical) => BothWays(input).ShouldBe(canonical);

    [Fact]
    public void The_RFCs_string_example_has_the_RFCs_bytes() =>
        // RFC 8785, 3.2.4, the part of the sample object that has no fraction
        Convert.ToHexStringLower(CanonicalJson.Write(Parse("""{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}""")))
            .ShouldBe("7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d");

    [Fact]
    public void Names_are_sorted_by_UTF16_code_units()
    {
        // RFC 8785, 3.2.3: a surrogate pair sorts before U+FB33, though its code point is higher
        const string sample = """
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """;
        using var canonical = JsonDocument.Parse(BothWays(sample));
        canonical.RootElement.EnumerateObject().Select(p => p.Value.GetString()).ShouldBe(
            ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"]);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.0e7", "0")]
    [InlineData("1E3", "1000")]
    [InlineData("5.6e1", "56")]
    [InlineData("5600e-2", "56")]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("-9007199254740992", "-9007199254740992")]
    [InlineData("0e999999999999", "0")]
    public void Whole_numbers_are_written_plainly(string token, string canonical) => BothWays(token).ShouldBe(canonical);

    [Theory]
    [InlineData("4.50")]
    [InlineData("333333333.33333329")]
    [InlineData("2e-3")]
    [InlineData("0.000000000000000000000000001")]
    [InlineData("1E30")]
    [InlineData("1e999999999")]
    [InlineData("1e99999999999")]
    [InlineData("1e-99999999999")]
    [InlineData("9007199254740993")]
    [InlineData("-9007199254740993")]
    [InlineData("9007199254740992.0000000000000001")]
    public void A_number_that_is_no_integer_within_2_to_the_53_is_refused(string token)
    {
        var broken = Refused($$"""{"amounts":[1,{{token}}]}""", CanonicalRules.NotAnInteger);
        broken.Facts["path"].ShouldBe("$.amounts[1]");
        broken.Facts["found"].ShouldBe(token);
    }

    [Theory]
    [InlineData("""{"a":[{"b":1,"c":2,"b":1}]}""")]
    [InlineData("""{"a":[{"b":1,"\u0062":2}]}""")]
    public void A_name_twice_in_one_object_is_refused(string input) =>
        Refused(input, CanonicalRules.DuplicateName).Facts["path"].ShouldBe("$.a[0]");

    [Theory]
    [InlineData("""{"a":"\ud83d"}""")]
    [InlineData("""{"a":"\ude00\ud83d"}""")]
    [InlineData("""{"a":{"\ud83d":1}}""")]
    public void Half_a_surrogate_pair_is_refused(string input) => Refused(input, CanonicalRules.BrokenText).Facts["path"].ShouldBe("$.a");

    [Fact]
    public void Broken_UTF8_is_refused()
    {
        using var broken = JsonDocument.Parse(new byte[] { (byte)'[', (byte)'"', 0xC3, (byte)'"', (byte)']' });
        Should.Throw<BrokenRuleException>(() => CanonicalJson.Write(broken.RootElement)).Rule.ShouldBe(CanonicalRules.BrokenText);
    }

    [Fact]
    public void A_value_made_in_code_is_held_to_the_same_rules()
    {
        Canonical(new JsonObject { ["b"] = 2L, ["a"] = "评议", ["c"] = null, ["d"] = new JsonArray(true, 3m) })
            .ShouldBe("""{"a":"评议","b":2,"c":null,"d":[true,3]}""");

        RuleOf(JsonValue.Create(double.NaN)).ShouldBe(CanonicalRules.NoJsonValue);
        RuleOf(JsonValue.Create(double.PositiveInfinity)).ShouldBe(CanonicalRules.NoJsonValue);
        RuleOf(JsonValue.Create(DateTimeOffset.UnixEpoch)).ShouldBe(CanonicalRules.NoJsonValue);
        RuleOf(JsonValue.Create(0.5m)).ShouldBe(CanonicalRules.NotAnInteger);
        RuleOf(JsonValue.Create("\ud83d")).ShouldBe(CanonicalRules.BrokenText);
        RuleOf(new JsonObject { ["\ud83d"] = 1 }).ShouldBe(CanonicalRules.BrokenText);
        Should.Throw<BrokenRuleException>(() => CanonicalJson.Write(default(JsonElement))).Rule.ShouldBe(CanonicalRules.NoJsonValue);
    }

    [Fact]
    public void Nesting_ends_at_the_depth_that_the_reader_takes()
    {
        var deepest = Nested(CanonicalJson.MaximumDepth);
        BothWays(deepest).ShouldBe(deepest);

        var options = new JsonDocumentOptions { MaxDepth = 1000 };
        using var deeper = JsonDocument.Parse(Nested(CanonicalJson.MaximumDepth + 2), options);
        Should.Throw<BrokenRuleException>(() => CanonicalJson.Write(deeper.RootElement)).Rule.ShouldBe(CanonicalRules.TooDeep);
    }

    [Fact]
    public void What_is_canonical_stays_as_it_is()
    {
        const string once = """{"":[{}],"1":"\"\\\b\t\n\f\r\u0001\u007f评议箱😀","a":-12}""";
        BothWays(once).ShouldBe(BothWays(BothWays(once)));
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static JsonElement Parse(string json) => JsonElement.Parse(json);

    private static string Canonical(JsonNode? node) => Encoding.UTF8.GetString(CanonicalJson.Write(node));

    private static string BothWays(string json)
    {
        var canonical = Encoding.UTF8.GetString(CanonicalJson.Write(Parse(json)));
        Canonical(JsonNode.Parse(json)).ShouldBe(canonical);
        return canonical;
    }

    private static BrokenRuleException Refused(string json, Rule rule)
    {
        RuleOf(JsonNode.Parse(json)).ShouldBe(rule);
        var broken = Should.Throw<BrokenRuleException>(() => CanonicalJson.Write(Parse(json)));
        broken.Rule.ShouldBe(rule);
        return broken;
    }

    private static Rule RuleOf(JsonNode? node) => Should.Throw<BrokenRuleException>(() => CanonicalJson.Write(node)).Rule;
}
