using DemocraticReview.App.Commands;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>The respondents, and the functional departments with their heads.</summary>
[Shows(Act.PrepareItem)]
public sealed class DossierPeoplePage : SectionPage
{
    [BindProperty]
    public List<TypedPerson> Respondents { get; set; } = [];

    [BindProperty]
    public List<TypedPerson> Heads { get; set; } = [];

    protected override Task ReadAsync()
    {
        Respondents = [.. Item.Content.Respondents.Select(TypedPerson.Of)];
        Heads = [.. Item.Content.Departments.Select(d => TypedPerson.Of(d.Head) with { Unit = d.Name })];
        if (Respondents.Count == 0)
        {
            Respondents.Add(new TypedPerson());
        }

        return Task.CompletedTask;
    }

    protected override Command Write() => Revised(Item.Content with
    {
        Respondents = [.. Filled(Respondents, nameof(Respondents))],
        Departments = [.. Filled(Heads, nameof(Heads)).Select(h => new DepartmentConcerned(h.Unit, h))],
    });

    protected override string Add(string list)
    {
        var rows = Rows(list);
        rows.Add(new TypedPerson());
        return $"{list}[{rows.Count - 1}].Number";
    }

    protected override void Remove(string list, int row) => RemoveAt(Rows(list), row);

    private List<TypedPerson> Rows(string list) => list == nameof(Heads) ? Heads : Respondents;

    private IEnumerable<Person> Filled(List<TypedPerson> rows, string list) =>
        from row in rows.Select((typed, i) => (typed, id: $"{list}[{i}]"))
        where !row.typed.IsEmpty
        select new Person(
            Needed(row.typed.Number, $"{row.id}.Number", "StaffNumber"),
            Needed(row.typed.Name, $"{row.id}.Name", "PersonName"),
            Needed(row.typed.Unit, $"{row.id}.Unit", list == nameof(Heads) ? "Department" : "PersonUnit"),
            row.typed.Post?.Trim() ?? "");

    /// <summary>A person as typed.</summary>
    public sealed record TypedPerson
    {
        public string? Number { get; set; }

        public string? Name { get; set; }

        public string? Unit { get; set; }

        public string? Post { get; set; }

        public bool IsEmpty => Blank(Number) is null && Blank(Name) is null && Blank(Unit) is null && Blank(Post) is null;

        public static TypedPerson Of(Person person) => new() { Number = person.Number, Name = person.Name, Unit = person.Unit, Post = person.Post };
    }
}
