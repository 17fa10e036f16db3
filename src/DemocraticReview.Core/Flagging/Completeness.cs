namespace DemocraticReview.Core.Flagging;

/// <summary>Whether a dossier bears what it says: each ground with its own material (source: the Shanxi rule; how much of it: recommended).</summary>
public static class Completeness
{
    /// <summary>Everything that is still missing, as the rules that would refuse.</summary>
    /// <param name="content">The draft.</param>
    /// <param name="today">The works' day; a benchmark cannot be younger.</param>
    public static IEnumerable<BrokenRuleException> Gaps(DossierContent content, DateOnly today)
    {
        if (content.Findings.Count == 0)
        {
            yield return new BrokenRuleException(Rules.GroundMissing);
        }

        if (content.Respondents.Count == 0)
        {
            yield return new BrokenRuleException(Rules.RespondentMissing);
        }

        foreach (var gap in content.Findings.Select(f => Of(content, f.Ground, today)).OfType<BrokenRuleException>())
        {
            yield return gap;
        }
    }

    /// <exception cref="BrokenRuleException">The first gap.</exception>
    public static void Check(DossierContent content, DateOnly today)
    {
        if (Gaps(content, today).FirstOrDefault() is { } gap)
        {
            throw gap;
        }
    }

    /// <summary>What a ground's material still lacks; null if nothing.</summary>
    public static BrokenRuleException? Of(DossierContent content, Ground ground, DateOnly today) => ground switch
    {
        Ground.PriceGap => Prices(content.PriceGap, today),
        Ground.ContractLoopholes => content.Contract?.Clauses.Any(c => c.IsLoophole) == true ? null : new BrokenRuleException(DossierRules.LoopholeMissing),
        Ground.TechnicalAgreement => content.Technical?.Clauses.Any(c => !c.Kept) == true ? null : new BrokenRuleException(DossierRules.TechnicalGapMissing),
        Ground.Submission => null,
        _ => content.Reaction is { } reaction && reaction.Counts.Sum(c => (long)c.Count) > 0 && !string.IsNullOrWhiteSpace(reaction.Summary)
            ? null
            : new BrokenRuleException(DossierRules.ReactionsMissing),
    };

    private static BrokenRuleException? Prices(PriceGapMaterial? material, DateOnly today)
    {
        if (material?.Contract is not { } contract)
        {
            return new BrokenRuleException(DossierRules.ContractPriceMissing);
        }

        foreach (var (benchmark, row) in material.Benchmarks.Select((b, i) => (b, i + 1)))
        {
            if (!benchmark.Price.IsLike(contract))
            {
                return new BrokenRuleException(DossierRules.NotLikeForLike, ("row", row), ("source", benchmark.Source));
            }

            if (benchmark.Date > today)
            {
                return new BrokenRuleException(DossierRules.BenchmarkFromFuture, ("row", row), ("source", benchmark.Source));
            }
        }

        // Two prices of one source are one opinion.
        var sources = material.Benchmarks.Select(b => b.Source.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return sources >= Deviation.Sources
            ? null
            : new BrokenRuleException(DossierRules.BenchmarksTooFew, ("minimum", Deviation.Sources), ("there", sources));
    }
}
