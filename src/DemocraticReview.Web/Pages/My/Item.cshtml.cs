using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Pages;

/// <summary>One item for one person: the frozen papers, questions and answers, the result, and what is still open to the person.</summary>
[Shows(Act.ReadMeeting)]
public sealed class MyItemPage : MyMeetingPage
{
    public DossierContent Dossier { get; private set; } = null!;

    /// <summary>Officers of the hall need no papers; judges, respondents and the observer do.</summary>
    public bool ShowsDossier => Role is Role.Judge or Role.Respondent or Role.Observer;

    public bool MayObject => Role is Role.Judge or Role.Respondent && Item.Stage == ItemStage.Published && Now < Item.ObjectionsUntil
        && (Role == Role.Respondent || Item.Seated.Contains(Key));

    public IEnumerable<Objection> OwnObjections => Item.Objections.Where(o => o.By.Role == Role && o.By.PersonKey == Key);

    public bool MayAnswer => Role == Role.Respondent && Item.Stage == ItemStage.Questioning;

    public string? OwnStatement => Role == Role.Respondent ? Item.Statements.GetValueOrDefault(Key) : null;

    /// <summary>Trade secrets are on the dossier's own page alone, under the reader's own mark.</summary>
    public async Task OnGetAsync() => Dossier = Redaction.UpTo(await Ledger.ItemAsync(Item.Facts.ItemId, HttpContext.RequestAborted), SecrecyLevel.Internal);
}
