namespace DemocraticReview.Core.People;

/// <summary>One member before and after the import.</summary>
/// <param name="Before">As the roster has it now.</param>
/// <param name="After">As it will be.</param>
/// <param name="Fields">The columns that differ.</param>
/// <param name="Row">The sheet's row; null when the member is not in the sheet any more.</param>
public sealed record RosterChange(CorpsMember Before, CorpsMember After, IReadOnlyList<RosterColumn> Fields, int? Row);

/// <summary>
/// What importing a sheet would do: the preview, and after its confirmation the change itself. Nothing of it is applied while one row
/// is faulty: a member whose row cannot be read must not leave the corps by a typing error.
/// </summary>
public sealed class RosterPlan
{
    private RosterPlan(PlanBuilder built, IReadOnlyCollection<CorpsMember> current)
    {
        Added = built.Added;
        Changed = built.Changed;
        Retired = built.Retired;
        Unchanged = built.Unchanged;
        Faults = built.Faults;
        Digest = RosterDigest.Of(current, this);
    }

    /// <summary>Who is new.</summary>
    public IReadOnlyList<CorpsMember> Added { get; }

    /// <summary>Who stays and is written differently; also who comes back (退出 → 在册).</summary>
    public IReadOnlyList<RosterChange> Changed { get; }

    /// <summary>Who leaves the corps: by the sheet's word, or because a complete sheet has the member no more.</summary>
    public IReadOnlyList<RosterChange> Retired { get; }

    /// <summary>How many members stay as they are; those who retired earlier and are not in the sheet are among them.</summary>
    public int Unchanged { get; }

    /// <summary>Every fault of every row, by row.</summary>
    public IReadOnlyList<RosterFault> Faults { get; }

    /// <summary>SHA-256 in lower-case hex of the roster the plan starts from and of everything it would do.</summary>
    public string Digest { get; }

    /// <summary>False as soon as one row is faulty.</summary>
    public bool CanApply => Faults.Count == 0;

    /// <summary>True when the sheet says what the roster says.</summary>
    public bool IsEmpty => Added.Count + Changed.Count + Retired.Count == 0;

    /// <summary>Compares a sheet with the roster. The order of <paramref name="current"/> does not matter.</summary>
    /// <exception cref="BrokenRuleException"><see cref="RosterRules.NoRows"/>: an empty sheet would retire the whole corps.</exception>
    public static RosterPlan Of(IReadOnlyCollection<CorpsMember> current, RosterSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(sheet);
        if (sheet.Rows.Count == 0 && sheet.Faults.Count == 0)
        {
            throw new BrokenRuleException(RosterRules.NoRows);
        }
        var builder = new PlanBuilder(current, sheet);
        builder.ReadRows();
        builder.RetireTheMissing();
        return new RosterPlan(builder, current);
    }

    /// <summary>The members to write, once the officer has confirmed the preview that bore <paramref name="digest"/>.</summary>
    /// <exception cref="BrokenRuleException">
    /// <see cref="RosterRules.HasFaults"/>; <see cref="RosterRules.Stale"/> when file or roster are no longer what was previewed.
    /// </exception>
    public IReadOnlyList<CorpsMember> Confirm(string digest)
    {
        if (!CanApply)
        {
            throw new BrokenRuleException(RosterRules.HasFaults, ("faults", Faults.Count));
        }
        if (!string.Equals(digest, Digest, StringComparison.Ordinal))
        {
            throw new BrokenRuleException(RosterRules.Stale);
        }
        return [.. Added, .. Changed.Select(c => c.After), .. Retired.Select(c => c.After)];
    }

    private sealed class PlanBuilder(IReadOnlyCollection<CorpsMember> current, RosterSheet sheet)
    {
        private readonly Dictionary<string, CorpsMember> byNumber = current.ToDictionary(m => m.Number, StringComparer.Ordinal);
        private readonly Dictionary<string, int> firstRows = new(sheet.Rows.Count, StringComparer.Ordinal);

        public List<CorpsMember> Added { get; } = [];

        public List<RosterChange> Changed { get; } = [];

        public List<RosterChange> Retired { get; } = [];

        public List<RosterFault> Faults { get; private set; } = [.. sheet.Faults];

        public int Unchanged { get; private set; }

        public void ReadRows()
        {
            foreach (var row in sheet.Rows)
            {
                var number = RosterText.Clean(RosterColumn.Number, row[RosterColumn.Number]);
                if (number.Length > 0 && !firstRows.TryAdd(number, row.Number))
                {
                    Faults.Add(new RosterFault(row.Number, RosterColumn.Number, RosterRules.DuplicateNumber, number, firstRows[number]));
                    continue;
                }
                var before = byNumber.GetValueOrDefault(number);
                if (RosterReading.Read(row, number, before, sheet, Faults) is { } after)
                {
                    Place(before, after, row.Number);
                }
            }
            Faults = [.. Faults.OrderBy(f => f.Row).ThenBy(f => f.Column)];
        }

        public void RetireTheMissing()
        {
            foreach (var member in byNumber.Values.Where(m => !firstRows.ContainsKey(m.Number)))
            {
                Place(member, member with { Status = MemberStatus.Retired }, row: null);
            }
        }

        private void Place(CorpsMember? before, CorpsMember after, int? row)
        {
            if (before is null)
            {
                Added.Add(after);
            }
            else if (before == after)
            {
                Unchanged++;
            }
            else
            {
                var leaves = before.Status == MemberStatus.Active && after.Status == MemberStatus.Retired;
                (leaves ? Retired : Changed).Add(new RosterChange(before, after, Differing(before, after), row));
            }
        }

        private static RosterColumn[] Differing(CorpsMember before, CorpsMember after) =>
            [.. RosterColumns.All.Where(c => !string.Equals(before[c], after[c], StringComparison.Ordinal))];
    }
}
