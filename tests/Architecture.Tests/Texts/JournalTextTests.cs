using Architecture.Tests.Files;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Referring;

namespace Architecture.Tests.Texts;

/// <summary>The flow journal tells every event of a meeting and of a referral in words.</summary>
public sealed class JournalTextTests
{
    private static readonly IReadOnlyList<Source> Texts = [.. Sources.Of("*.resx", "src").Where(s => s.Path.Contains("JournalTexts", StringComparison.Ordinal))];

    [Fact]
    public void Every_event_of_a_meeting_or_referral_has_its_words_in_both_languages()
    {
        Texts.Count.ShouldBe(2);
        Texts.SelectMany(t => Missing(EventCatalog.Types, t.Text)).ShouldBeEmpty();
    }

    [Fact]
    public void An_event_without_words_is_found() =>
        Missing(EventCatalog.Types, Texts[0].Text.Replace("Event.tally.signed", "Event.tally.singed", StringComparison.Ordinal)).ShouldBe(["tally.signed"]);

    private static IEnumerable<string> Missing(IReadOnlyDictionary<string, Type> events, string resource) =>
        from named in events
        where named.Value.IsSubclassOf(typeof(MeetingEvent)) || named.Value.IsSubclassOf(typeof(ReferralEvent))
        where !resource.Contains($"name=\"Event.{named.Key}\"", StringComparison.Ordinal)
        select named.Key;
}
