using System.Xml.Linq;
using Architecture.Tests.Files;
using DemocraticReview.Core.Recording;

namespace Architecture.Tests.Texts;

/// <summary>The audit names every kind of event in the reader's words.</summary>
public sealed class EventNameTests
{
    [Fact]
    public void Every_event_has_a_name_for_the_audit() => Unnamed(Names()).ShouldBeEmpty();

    [Fact]
    public void An_event_without_a_name_is_found() => Unnamed(Names().Where(n => n != "Event.item.drafted")).ShouldBe(["item.drafted"]);

    private static IEnumerable<string> Unnamed(IEnumerable<string> names)
    {
        var known = names.ToHashSet(StringComparer.Ordinal);
        return EventCatalog.Types.Keys.Where(k => !known.Contains($"Event.{k}"));
    }

    private static IEnumerable<string> Names() => XDocument.Parse(Sources.Of("*.resx", "src").Single(s => s.Path.EndsWith("/AdminTexts.resx", StringComparison.Ordinal)).Text)
        .Root!.Elements("data").Select(d => d.Attribute("name")!.Value);
}
