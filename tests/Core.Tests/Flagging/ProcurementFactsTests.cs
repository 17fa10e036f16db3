using DemocraticReview.Core.Flagging;

namespace DemocraticReview.Core.Tests.Flagging;

public sealed class ProcurementFactsTests
{
    [Fact]
    public void A_contract_gives_everything_a_dossier_needs()
    {
        var facts = ProcurementFacts.Of(OcdsFiles.Package("05-contract")).ShouldHaveSingleItem();

        facts.Stage.ShouldBe(ProcurementStage.Contract);
        facts.Title.ShouldBe("Contract to build new cycle lanes in the centre of town.");
        facts.ContractId.ShouldBe("ocds-213czf-000-00001-contract-01");
        facts.Buyer!.Name.ShouldBe("London Borough of Barnet");
        facts.Suppliers.ShouldBe([new OcdsOrganization("GB-COH-11111111", "AnyCorp Cycle Provision")]);
        (facts.Amount, facts.Currency).ShouldBe((11_000_000m, "GBP"));
        facts.Items.ShouldHaveSingleItem().UnitPrice.ShouldBe(new OcdsValue(137_000, "GBP"));
    }

    [Theory]
    [InlineData("01-planning", ProcurementStage.Tender, 1_000_000)]
    [InlineData("03-tenderAmendment", ProcurementStage.Tender, 1_100_000)]
    [InlineData("04-award", ProcurementStage.Award, 11_000_000)]
    [InlineData("06-implementation", ProcurementStage.Contract, 11_000_000)]
    public void The_furthest_stage_is_taken(string name, ProcurementStage stage, int amount)
    {
        var facts = ProcurementFacts.Of(OcdsFiles.Package(name)).ShouldHaveSingleItem();

        (facts.Stage, facts.Amount).ShouldBe((stage, amount));
        (facts.ContractId is null).ShouldBe(stage != ProcurementStage.Contract);
    }

    [Fact]
    public void All_releases_of_a_process_give_one_dossier_in_whatever_order_they_come()
    {
        OcdsPackage[] packages = [.. OcdsFiles.Names.Select(OcdsFiles.Package)];

        var facts = ProcurementFacts.Of(packages).ShouldHaveSingleItem();
        var reversed = ProcurementFacts.Of([.. packages.Reverse()]).ShouldHaveSingleItem();

        facts.Title.ShouldBe("Contract to build new cycle lanes in the centre of town.");
        facts.Suppliers.ShouldHaveSingleItem();
        (reversed with { Items = facts.Items, Suppliers = facts.Suppliers }).ShouldBe(facts);
    }

    [Fact]
    public void The_latest_release_wins_field_by_field()
    {
        var facts = ProcurementFacts.Of(OcdsFiles.Of(
            """ "buyer":{"name":"甲厂"},"contracts":[{"id":"c","title":"旧","value":{"amount":1.10,"currency":"CNY"},"items":[{"id":"1"}]}] """,
            """ "contracts":[{"id":"c","title":"新","value":null},{"id":"d","title":"另"}] """,
            """ "contracts":[{"id":"d","value":{"amount":5,"currency":"USD"}}] """));

        facts.Select(f => (f.ContractId, f.Title, f.Amount, f.Currency)).ShouldBe([("c", "新", 1.1m, "CNY"), ("d", "另", 5m, "USD")]);
        facts[0].Items.ShouldHaveSingleItem();
        facts.ShouldAllBe(f => f.Buyer!.Name == "甲厂");
    }

    [Fact]
    public void A_later_date_wins_over_a_later_place()
    {
        var package = OcdsPackage.Parse("""
            {"version":"1.1","releases":[
              {"ocid":"o","id":"2","date":"2025-05-02","tag":["contract"],"contracts":[{"id":"c","title":"later"}]},
              {"ocid":"o","id":"1","date":"2025-05-01","tag":["contract"],"contracts":[{"id":"c","title":"earlier"}]}]}
            """);

        ProcurementFacts.Of(package).ShouldHaveSingleItem().Title.ShouldBe("later");
    }

    [Fact]
    public void A_contract_without_a_value_takes_that_of_its_award_unless_the_award_is_shared()
    {
        const string Award = """ "awards":[{"id":"a","title":"中标","value":{"amount":9,"currency":"CNY"},"suppliers":[{"id":"s"}]}],"parties":[{"id":"s","name":"乙公司","roles":["supplier"]}],"contracts":[{"id":"1","awardID":"a"} """;

        var alone = ProcurementFacts.Of(OcdsFiles.Of(Award + "]")).ShouldHaveSingleItem();
        var shared = ProcurementFacts.Of(OcdsFiles.Of(Award + ",{\"id\":\"2\",\"awardID\":\"a\"}]"));

        (alone.Title, alone.Amount, alone.Currency).ShouldBe(("中标", 9m, "CNY"));
        alone.Suppliers.ShouldBe([new OcdsOrganization("s", "乙公司")], "the name stands among the parties");
        shared.Select(f => f.Amount).ShouldBe([null, null]);
        shared.ShouldAllBe(f => f.Suppliers.Count == 1);
    }

    [Fact]
    public void An_estimate_of_the_tender_is_never_shown_as_the_amount_of_a_contract()
    {
        var facts = ProcurementFacts.Of(OcdsFiles.Of(
            """ "tender":{"title":"采购","value":{"amount":100,"currency":"CNY"},"procuringEntity":{"name":"供应处"},"items":[{"id":"1","description":"焦煤"}]},"contracts":[{"id":"c"}] """)).Single();

        (facts.Title, facts.Amount, facts.Currency).ShouldBe(("采购", null, null));
        facts.Buyer!.Name.ShouldBe("供应处");
        facts.Items.ShouldHaveSingleItem().Description.ShouldBe("焦煤");
    }

    [Fact]
    public void Each_process_of_a_package_stands_for_itself()
    {
        var package = OcdsPackage.Parse("""
            {"version":"1.1","releases":[
              {"ocid":"b","id":"1","date":"2025-05-01","tag":["contract"],"contracts":[{"id":"c"}]},
              {"ocid":"a","id":"1","date":"2025-05-01","tag":["award"],"awards":[{"id":"x"},{"id":"y"}]}]}
            """);

        ProcurementFacts.Of(package).Select(f => (f.Ocid, f.Stage, f.Title)).ShouldBe(
            [("b", ProcurementStage.Contract, "c"), ("a", ProcurementStage.Award, "x"), ("a", ProcurementStage.Award, "y")]);
    }

    [Fact]
    public void A_package_of_mere_plans_is_refused() =>
        Should.Throw<BrokenRuleException>(() => ProcurementFacts.Of(OcdsFiles.Of(""" "planning":{} """))).Rule.ShouldBe(OcdsRules.NothingToReview);
}
