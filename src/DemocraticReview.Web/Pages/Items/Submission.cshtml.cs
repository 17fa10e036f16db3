using DemocraticReview.App.Commands;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Pages;

/// <summary>提请审议: what is to be decided, where no purchase is reviewed.</summary>
[Shows(Act.PrepareItem)]
public sealed class DossierSubmissionPage : GroundPage
{
    public override Ground Ground => Ground.Submission;

    protected override void ReadMaterial(DossierContent content)
    {
    }

    protected override Command Write() => Revised(WithFinding());
}
