using DemocraticReview.App.Commands;
using DemocraticReview.App.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Pages;

/// <summary>An objection to the procedure, within its time.</summary>
[Shows(Act.FileObjection)]
public sealed class MyObjectionPage : WritingPage
{
    public override string TextKey => "Objection";

    protected override string Done => "objected";

    protected override OnMeeting Make() => new FileObjection(Number, Written());
}
