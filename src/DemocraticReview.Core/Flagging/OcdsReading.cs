namespace DemocraticReview.Core.Flagging;

/// <summary>Reads the parts of a release, one method a part.</summary>
internal static class OcdsReading
{
    private const int CurrencyLength = 3;

    public static OcdsRelease Release(OcdsNode node)
    {
        var tags = node.Texts("tag");
        return new OcdsRelease(
            node.RequiredText("ocid"),
            node.RequiredId("id"),
            node.RequiredDate("date"),
            tags.Count > 0 ? tags : throw node.Missing("tag"),
            node.Object("buyer") is { } buyer ? Organization(buyer) : null,
            node.Object("tender") is { } tender ? Tender(tender) : null,
            [.. node.Objects("awards").Select(Award)],
            [.. node.Objects("contracts").Select(Contract)],
            [.. node.Objects("parties").Select(Party)]);
    }

    private static OcdsTender Tender(OcdsNode node) => new(
        node.Id("id"),
        node.Text("title"),
        node.Text("description"),
        node.Text("status"),
        Value(node, "value"),
        node.Object("procuringEntity") is { } entity ? Organization(entity) : null,
        Items(node));

    private static OcdsAward Award(OcdsNode node) => new(
        node.RequiredId("id"),
        node.Text("title"),
        node.Text("status"),
        node.Date("date"),
        Value(node, "value"),
        [.. node.Objects("suppliers").Select(Organization)],
        Items(node));

    private static OcdsContract Contract(OcdsNode node) => new(
        node.RequiredId("id"),
        node.Id("awardID"),
        node.Text("title"),
        node.Text("status"),
        node.Object("period") is { } period ? new OcdsPeriod(period.Date("startDate"), period.Date("endDate")) : null,
        node.Date("dateSigned"),
        Value(node, "value"),
        Items(node));

    private static OcdsItem[] Items(OcdsNode node) => [.. node.Objects("items").Select(Item)];

    private static OcdsItem Item(OcdsNode node)
    {
        var unit = node.Object("unit");
        return new OcdsItem(
            node.RequiredId("id"),
            node.Text("description"),
            node.Number("quantity"),
            unit?.Text("name") ?? unit?.Id("id"),
            unit is { } priced ? Value(priced, "value") : null);
    }

    private static OcdsOrganization Organization(OcdsNode node)
    {
        var organization = new OcdsOrganization(node.Id("id"), node.Text("name"));
        return organization is { Id: null, Name: null } ? throw node.Missing("name") : organization;
    }

    private static OcdsParty Party(OcdsNode node) =>
        new(node.Id("id"), node.Text("name") ?? node.Object("identifier")?.Text("legalName"), node.Texts("roles"));

    // A currency without an amount says nothing; an amount without a currency could mean anything.
    private static OcdsValue? Value(OcdsNode parent, string name)
    {
        if (parent.Object(name) is not { } node || node.Number("amount") is not { } amount)
        {
            return null;
        }
        var currency = node.Text("currency");
        return currency is { Length: CurrencyLength } && currency.All(char.IsAsciiLetterUpper)
            ? new OcdsValue(amount, currency)
            : throw new BrokenRuleException(OcdsRules.Currency, ("path", node.Path + OcdsNode.Step("currency")));
    }
}
