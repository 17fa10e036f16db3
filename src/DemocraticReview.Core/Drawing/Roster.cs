using System.Text;
using System.Text.Json.Nodes;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Drawing;

/// <summary>The frozen list of a draw as the world sees it: a label, a profession and a salted value for each member.</summary>
public static class Roster
{
    /// <summary>Bytes of a salt: fresh and secret, since bare hashes of names can be guessed.</summary>
    public const int SaltLength = 32;

    /// <summary>What stands for a person, hex: whoever is told the salt finds it again.</summary>
    public static string PersonValue(Person person, ReadOnlySpan<byte> salt)
    {
        var named = CanonicalJson.Write(new JsonObject { ["工号"] = person.Number, ["姓名"] = person.Name, ["单位"] = person.Unit });
        return Hex.Of(DomainHash.Of("review/roster/person/v1", [.. salt, .. named]));
    }

    /// <summary>The canonical bytes of a leaf, which are also its line in the bundle.</summary>
    public static byte[] Leaf(string label, string stratum, string person) =>
        CanonicalJson.Write(new JsonObject { ["label"] = label, ["stratum"] = stratum, ["person"] = person });

    public static byte[] Leaf(RosterMember member) => Leaf(member.Label, member.Stratum, PersonValue(member.Person, Convert.FromHexString(member.Salt)));

    public static string Root(IEnumerable<RosterMember> members) => Hex.Of(MerkleTree.RootOf(members.Select(Leaf)));

    /// <summary>The file <c>rosters/n.jsonl</c>.</summary>
    public static byte[] File(IEnumerable<RosterMember> members)
    {
        using var file = new MemoryStream();
        foreach (var member in members)
        {
            file.Write(Leaf(member));
            file.WriteByte((byte)'\n');
        }

        return file.ToArray();
    }
}
