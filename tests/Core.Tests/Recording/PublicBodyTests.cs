using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Core.Tests.Meetings;
using Core.Tests.Voting;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Verifying;

namespace Core.Tests.Recording;

/// <summary>What the record says of each event, and what it keeps to itself.</summary>
public sealed partial class PublicBodyTests
{
    private static readonly RecordOpening Opening = new(TestKey.Of(100).Key, new TreeHead(1, new string('0', 64)));

    private static readonly Lazy<IReadOnlyList<(string Type, JsonObject Body, string Private)>> Said = new(() => [.. Enumerable.Range(0, 120).SelectMany(Live), .. Told(APhoneRound.WithEveryEvent().Events), .. WageReviewTests.WithEveryEvent().SelectMany(m => Told(m.Events))]);

    [Fact]
    public void Every_event_of_a_meeting_has_a_public_body_in_canonical_form()
    {
        var meetings = EventCatalog.Types.Where(t => t.Value.IsSubclassOf(typeof(MeetingEvent))).Select(t => t.Key);
        meetings.Except(Said.Value.Select(s => s.Type)).ShouldBeEmpty();
        Said.Value.ShouldAllBe(s => CanonicalJson.Write(s.Body).Length > 1);
    }

    [Fact]
    public void An_event_that_nobody_has_decided_about_has_none() =>
        Should.Throw<NotSupportedException>(() => PublicBody.Of(AMeeting.With().State, new SomethingNew()));

    [Fact(DisplayName = "公开记录中没有姓名、工号、供应商、单价、提问人和未公开的文字")]
    public void No_name_number_supplier_price_or_text_is_in_it()
    {
        string[] secrets =
        [
            .. People().SelectMany(p => new[] { $"\"{p.Number}\"", p.Name, p.Unit, p.Post }).Where(s => s.Length > 2).Distinct(),
            .. Enumerable.Range(1, 6).SelectMany(i => Some.Item(i).Procurement!.Suppliers), "HT-1", "1250000", "有理由", "参与过", "为何高出", "含安装", "属实", "已整改", "经核实",
        ];
        foreach (var (type, body, _) in Said.Value.DistinctBy(s => (s.Type, s.Body.ToJsonString())))
        {
            var text = Encoding.UTF8.GetString(CanonicalJson.Write(body));
            secrets.Where(s => text.Contains(s, StringComparison.Ordinal) && !(type == "meeting.announced" && s == "有理由")).ShouldBeEmpty(type);
        }

        // The same search does find them in the events themselves.
        secrets.Where(s => s.StartsWith('"')).Count(s => Said.Value.Any(e => e.Private.Contains(s, StringComparison.Ordinal))).ShouldBeGreaterThan(50);
    }

    [Fact]
    public void The_format_shows_an_example_of_every_entry_with_the_fields_that_the_code_writes()
    {
        var examples = Example().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "record-format.md")))
            .ToDictionary(m => m.Groups["type"].Value, m => JsonNode.Parse(m.Groups["body"].Value.Replace("{…}", "{}", StringComparison.Ordinal))!.AsObject());
        var written = Said.Value.GroupBy(s => s.Type).ToDictionary(g => g.Key, g => g.SelectMany(s => Fields(s.Body)).Where(IsNamed).Distinct().ToList());

        examples.Keys.ShouldBe(written.Keys, ignoreOrder: true);
        foreach (var (type, fields) in written)
        {
            var shown = Fields(examples[type]).Where(IsNamed).ToList();
            fields.Except(shown).ShouldBeEmpty(type);
            shown.Where(f => !f.Contains('.', StringComparison.Ordinal)).Except(fields).ShouldBeEmpty(type);
        }

        // Settings and professions are lists of their own.
        static bool IsNamed(string field) => !field.StartsWith("settings.", StringComparison.Ordinal) && !field.StartsWith("minimums.", StringComparison.Ordinal);
    }

    [Fact]
    public void The_format_lists_every_check()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "record-format.md"));
        typeof(Checks).GetFields().Select(f => (string)f.GetValue(null)!).Where(c => !page.Contains($"| `{c}` |", StringComparison.Ordinal)).ShouldBeEmpty();
        CheckRow().Matches(page).Select(m => m.Groups["code"].Value).Except(typeof(Checks).GetFields().Select(f => (string)f.GetValue(null)!)).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_kept_back_is_bound_and_not_told()
    {
        var stored = EventCatalog.Write(new QuestionAsked(1, "7K2M", "为何高出市场价?"));
        RecordEntry.Seal(Some.Bytes(1), stored).ShouldBe(RecordEntry.Seal(Some.Bytes(1), stored));
        RecordEntry.Seal(Some.Bytes(1), stored).ShouldNotBe(RecordEntry.Seal(Some.Bytes(2), stored));
        RecordEntry.Seal(Some.Bytes(1), stored).ShouldNotBe(RecordEntry.Seal(Some.Bytes(1), stored.Replace("高", "低", StringComparison.Ordinal)));
    }

    private static IEnumerable<(string Type, JsonObject Body, string Private)> Live(int seed)
    {
        var meeting = new RandomMeeting(seed).Live(150);
        meeting.TryToEnd();
        return Told(meeting.Events);
    }

    private static IEnumerable<(string Type, JsonObject Body, string Private)> Told(IEnumerable<MeetingEvent> events)
    {
        var state = (ReviewMeeting?)null;
        foreach (var happened in events)
        {
            yield return (EventCatalog.NameOf(happened), PublicBody.Of(state, happened, Opening), EventCatalog.Write(happened));
            state = state is null ? ReviewMeeting.From([happened]) : happened.Apply(state);
        }
    }

    private static IEnumerable<Person> People() =>
    [
        .. Some.Corps(60).Select(m => new Person(m.Number, m.Name, m.Unit, m.Post)), .. Enumerable.Range(0, 12).Select(Some.Head), Some.Scrutineer, Some.Observer, Some.Teller(1),
        .. Some.Item(1, 2).Respondents,
    ];

    // Names of all fields, of the objects inside too; of a list, those of its first object.
    private static IEnumerable<string> Fields(JsonNode? node, string path = "") => node switch
    {
        JsonObject named => named.SelectMany(p => Fields(p.Value, $"{path}{p.Key}.").Prepend(path + p.Key)),
        JsonArray { Count: > 0 } list when list[0] is JsonObject => Fields(list[0], path),
        _ => [],
    };

    private sealed record SomethingNew : MeetingEvent
    {
        public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting;
    }

    [GeneratedRegex(@"^(?<type>[a-z-]+\.[a-z-]+) +(?<body>\{.*\})$", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\| `(?<code>[a-z-]+)` \| [^|]+ \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex CheckRow();
}
