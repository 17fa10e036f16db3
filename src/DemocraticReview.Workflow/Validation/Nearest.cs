namespace DemocraticReview.Workflow.Validation;

/// <summary>Finds the right name that a wrong one was probably meant to be.</summary>
public static class Nearest
{
    /// <summary>The known name with the fewest edits, case aside, if no more than a third of its letters (at least two) differ; else null.</summary>
    public static string? To(string name, IEnumerable<string> known)
    {
        var best = known.Select(k => (Name: k, Edits: Edits(Tail(name), Tail(k)))).OrderBy(k => k.Edits).FirstOrDefault();
        return best.Name is not null && best.Edits <= Math.Max(2, Tail(best.Name).Length / 3) && best.Edits < Tail(best.Name).Length ? best.Name : null;
    }

    /// <summary>Types are compared without their namespace, which all share and some forget.</summary>
    private static string Tail(string name) => name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant();

    /// <summary>Letters inserted, left out, replaced or swapped with their neighbour (optimal string alignment).</summary>
    private static int Edits(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }
}
