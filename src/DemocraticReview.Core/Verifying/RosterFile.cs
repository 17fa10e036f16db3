using System.Globalization;
using System.Text.Json;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Verifying;

/// <summary>The leaves of one draw, read as often as they are needed; nothing of them is kept.</summary>
internal sealed class RosterFile(int draw, ReadOnlyMemory<byte> bytes)
{
    private const int LongestLine = 65_536;

    private readonly Place _place = new(Bundle.RosterName(draw));

    /// <summary>Form, order and uniqueness of the leaves, their number, and their root.</summary>
    public void Check(JsonFields roster, int members)
    {
        using var tree = new MerkleTree();
        var persons = new HashSet<Ticket>();
        var previous = "";
        foreach (var (line, leaf) in Lines())
        {
            var label = leaf.Text("label");
            if (string.CompareOrdinal(previous, label) >= 0)
            {
                throw Lie(Checks.RosterForm, "label", $"> {previous}", label);
            }

            if (!persons.Add(new Ticket(Convert.FromHexString(leaf.Hash("person")))) || leaf.Json.EnumerateObject().Count() != 3)
            {
                throw Lie(Checks.RosterForm, "person", "once", leaf.Hash("person"));
            }

            leaf.Text("stratum");
            tree.Append(line.Span);
            previous = label;
        }

        roster.MustBe(Checks.RosterForm, "members", members, roster.Count("members"));
        if (tree.Count != members)
        {
            throw Lie(Checks.RosterForm, "", $"{members}", $"{tree.Count}");
        }

        roster.MustBe(Checks.RosterRoot, "root", Hex.Of(tree.Root()), roster.Hash("root"));
    }

    public IEnumerable<PoolMember> Members() => Lines().Select(l => new PoolMember(l.Leaf.Text("label"), l.Leaf.Text("stratum")));

    private IEnumerable<(ReadOnlyMemory<byte> Line, JsonFields Leaf)> Lines()
    {
        var number = 0;
        for (var rest = bytes; rest.Length > 0;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            if (end < 0)
            {
                throw Lie(Checks.RosterForm, "", "0x0A", "-");
            }

            number++;
            yield return (rest[..end], ChainCheck.Read(_place with { File = string.Create(CultureInfo.InvariantCulture, $"{_place.File}:{number}") }, rest[..end], LongestLine, Checks.RosterForm));
            rest = rest[(end + 1)..];
        }
    }

    private LieException Lie(string check, string field, string expected, string found) => _place.Lie(check, field, expected, found);
}
