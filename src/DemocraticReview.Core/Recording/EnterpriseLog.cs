using System.Text.Json.Nodes;

namespace DemocraticReview.Core.Recording;

/// <summary>
/// The one gapless log of a works (docs/record-format.md, 5): each meeting's root when it begins, when it closes and after each later
/// entry, and each key of the record. A leaf is a line of <c>log.jsonl</c> without its line break.
/// </summary>
public static class EnterpriseLog
{
    /// <summary>Domain of the statement with which a key enters the log.</summary>
    public const string KeyDomain = "review/log-key/v1";

    /// <param name="enterprise">Whose log.</param>
    /// <param name="index">0 for the log's first leaf.</param>
    /// <param name="meeting">The meeting.</param>
    /// <param name="number">Its number, as the works counts.</param>
    /// <param name="head">Of the meeting's tree.</param>
    public static byte[] MeetingLeaf(Guid enterprise, int index, Guid meeting, string number, TreeHead head) => CanonicalJson.Write(new JsonObject
    {
        ["v"] = 1,
        ["kind"] = "meeting",
        ["enterprise"] = enterprise.ToString("D"),
        ["index"] = index,
        ["meeting"] = meeting.ToString("D"),
        ["number"] = number,
        ["size"] = head.Size,
        ["root"] = head.Root,
    });

    /// <param name="enterprise">Whose log.</param>
    /// <param name="index">0 for the first key.</param>
    /// <param name="key">The key from here on.</param>
    /// <param name="before">The key so far; null for the first.</param>
    public static byte[] KeyLeaf(Guid enterprise, int index, IRecordSigner key, IRecordSigner? before)
    {
        var statement = P256.Message(KeyDomain, KeyStatement(enterprise.ToString("D"), index, key.Key));
        return CanonicalJson.Write(new JsonObject
        {
            ["v"] = 1,
            ["kind"] = "key",
            ["enterprise"] = enterprise.ToString("D"),
            ["index"] = index,
            ["key"] = key.Key,
            ["proof"] = Hex.Of(key.Sign(statement)),
            ["previous"] = before is null ? null : Hex.Of(before.Sign(statement)),
        });
    }

    /// <summary>The key that a leaf brings in; null for a meeting's leaf.</summary>
    public static string? KeyOf(byte[] leaf) => (string?)JsonNode.Parse(leaf)!["key"];

    internal static JsonObject KeyStatement(string enterprise, int index, string key) => new() { ["enterprise"] = enterprise, ["index"] = index, ["key"] = key };
}
