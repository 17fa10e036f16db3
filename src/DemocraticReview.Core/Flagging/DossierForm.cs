namespace DemocraticReview.Core.Flagging;

/// <summary>What any version of a dossier obeys, a draft included: texts of one piece, people named, figures that can be figures.</summary>
internal static class DossierForm
{
    public const int MaximumText = 4000;
    private const int MaximumRows = 50;
    private const int MaximumLine = 200;
    private const int MaximumCell = 1000;

    public static void Check(DossierContent content)
    {
        Require.Present(content, "content");
        Require.Text(content.Title, MaximumLine, "title");
        Require.Text(content.OwnerUnit, 100, "ownerUnit");
        Rows(content.Findings, "findings", f =>
        {
            Require.Known(f.Ground, "ground");
            Require.Text(f.Finding, MaximumText, "finding");
        });
        if (content.Findings.GroupBy(f => f.Ground).FirstOrDefault(g => g.Count() > 1) is { } ground)
        {
            throw new BrokenRuleException(DossierRules.GroundTwice, ("ground", ground.Key), ("field", "findings"));
        }

        Rows(content.Respondents, "respondents", Require.Person);
        Rows(content.Departments, "departments", d =>
        {
            Require.Text(d.Name, 100, "department.name");
            Require.Person(d.Head);
        });
        Twice(content);
        Check(content.Procurement);
        Check(content.PriceGap);
        Check(content.Contract);
        Check(content.Technical);
        Check(content.Reaction);
    }

    private static void Check(Price price, string field)
    {
        if (price.Amount is <= 0 or >= Price.Limit || decimal.Round(price.Amount, Price.Fraction) != price.Amount)
        {
            throw new BrokenRuleException(DossierRules.PriceOutOfRange, ("field", $"{field}.amount"));
        }

        if (price.Currency is not { Length: 3 } currency || !currency.All(char.IsAsciiLetterUpper))
        {
            throw new BrokenRuleException(DossierRules.CurrencyUnknown, ("field", $"{field}.currency"));
        }

        Require.Text(price.Unit, 40, $"{field}.unit");
        Require.Known(price.Tax, $"{field}.tax");
    }

    /// <summary>Rows that are there, each of them and not too many.</summary>
    private static void Rows<T>(IReadOnlyList<T>? rows, string field, Action<T> check)
        where T : class
    {
        foreach (var row in Require.Present(rows, field))
        {
            check(Require.Present(row, field));
        }

        if (rows!.Count > MaximumRows)
        {
            throw new BrokenRuleException(DossierRules.TooManyRows, ("field", field), ("maximum", MaximumRows));
        }
    }

    private static void Twice(DossierContent content)
    {
        if (content.Respondents.GroupBy(r => r.Number, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new BrokenRuleException(Rules.PersonAlreadyAppointed, ("person", twice.First().Name));
        }
    }

    private static void Check(ProcurementSummary? procurement)
    {
        if (procurement is null)
        {
            return;
        }

        Require.Optional(procurement.ContractId, MaximumLine, "contractId");
        Require.Optional(procurement.Currency, 3, "currency");
        Rows(procurement.Suppliers, "suppliers", s => Require.Text(s, MaximumLine, "supplier"));
    }

    private static void Check(PriceGapMaterial? material)
    {
        if (material is null)
        {
            return;
        }

        if (material.Contract is { } contract)
        {
            Check(contract, "priceGap.contract");
        }

        Rows(material.Benchmarks, "benchmarks", b =>
        {
            Require.Text(b.Source, MaximumLine, "benchmark.source");
            Check(Require.Present(b.Price, "benchmark.price"), "benchmark");
        });
    }

    private static void Check(ContractMaterial? material)
    {
        if (material is not null)
        {
            Rows(material.Clauses, "contract.clauses", c =>
            {
                Require.Text(c.Clause, MaximumLine, "contract.clause");
                Require.Optional(c.Loophole, MaximumCell, "contract.loophole");
            });
        }
    }

    private static void Check(TechnicalMaterial? material)
    {
        if (material is not null)
        {
            Rows(material.Clauses, "technical.clauses", c =>
            {
                Require.Text(c.Clause, MaximumLine, "technical.clause");
                Require.Text(c.Required, MaximumCell, "technical.required");
                Require.Text(c.Executed, MaximumCell, "technical.executed");
            });
        }
    }

    private static void Check(ReactionMaterial? material)
    {
        if (material is null)
        {
            return;
        }

        Require.Optional(Require.Present(material.Summary, "reaction.summary"), MaximumText, "reaction.summary");
        Rows(material.Counts, "reaction.counts", c =>
        {
            Require.Text(c.Matter, MaximumLine, "reaction.matter");
            Require.NotNegative(c.Count, "reaction.count");
        });
    }
}
