using System.Globalization;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace DemocraticReview.Web.Texts;

/// <summary>In which procedure's words a request is answered: those of the meeting that it is about, else the product's own.</summary>
internal static class Speech
{
    private static readonly object Key = new();

    public static Wording Of(HttpContext? http) => http?.Items[Key] as Wording ?? Wording.Plain;

    public static void Use(HttpContext http, ProcedureSettings settings) => http.Items[Key] = new Wording(settings.Words);

    /// <summary>The same where the meeting has not been read: its first event holds the settings.</summary>
    public static async Task UseAsync(HttpContext http, ReviewDb db, Guid meeting)
    {
        var first = await db.Events.AsNoTracking().Where(e => e.SubjectId == meeting).OrderBy(e => e.Seq).Select(e => new { e.Type, e.Body }).FirstOrDefaultAsync(http.RequestAborted);
        if (first is not null && EventCatalog.Read<MeetingEvent>(first.Type, first.Body) is MeetingCreated created)
        {
            Use(http, created.Settings);
        }
    }
}

/// <summary>The texts of a page in the words of the meeting's procedure. What is put into a text, such as a name, stays as it is.</summary>
internal sealed class SpokenLocalizer<T>(IStringLocalizerFactory factory, IHttpContextAccessor accessor) : IStringLocalizer<T>
{
    private readonly IStringLocalizer plain = factory.Create(typeof(T));

    public LocalizedString this[string name] => Spoken(plain[name]);

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var spoken = Spoken(plain[name]);
            return new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, spoken.Value, arguments), spoken.ResourceNotFound, spoken.SearchedLocation);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => plain.GetAllStrings(includeParentCultures).Select(Spoken);

    // What leads away from the meeting is called as it is everywhere.
    private static bool IsOfProduct(string name) => name is "Product" or "Footer" or "ListTitle" || name.StartsWith("Nav.", StringComparison.Ordinal);

    private LocalizedString Spoken(LocalizedString text)
    {
        var wording = Speech.Of(accessor.HttpContext);
        return wording == Wording.Plain || text.ResourceNotFound || IsOfProduct(text.Name) ? text : new LocalizedString(text.Name, wording.Say(text.Value, CultureInfo.CurrentUICulture));
    }
}
