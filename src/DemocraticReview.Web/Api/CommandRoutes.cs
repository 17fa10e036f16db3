using System.Text;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Recording;
using DemocraticReview.App.Rectifying;
using DemocraticReview.App.Referring;
using DemocraticReview.App.Rights;
using DemocraticReview.App.Tallying;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Api;

/// <summary>A route's act, for the table of routes and the test that none is without.</summary>
public sealed record ActMetadata(Act Act, Type? Command);

/// <summary>One route for each act: <c>POST /api/v1/{subject}/{id}/{name-of-the-command}</c>.</summary>
public static class CommandRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        OnEnterprise<CreateAccount>(api);
        OnEnterprise<AssignRoles>(api);
        OnEnterprise<ChangeCalendar>(api);
        OnEnterprise<RotateRecordKey>(api);
        Create<DraftItem>(api, "items");
        OnItem<ReviseItem>(api);
        OnItem<RemoveAttachment>(api);
        OnItem<SealReports>(api);
        OnItem<ReviewDossier>(api);
        OnItem<MarkSecrecy>(api);
        OnItem<FlagItem>(api);
        OnItem<AddLateMaterial>(api);
        OnItem<ReopenItem>(api);
        Create<CreateMeeting>(api, "meetings");
        MapMeeting(api);
        MapReferral(api);
    }

    private static void MapMeeting(RouteGroupBuilder api)
    {
        OnMeeting<PutOnAgenda>(api);
        OnMeeting<AppointHead>(api);
        OnMeeting<AppointOfficer>(api);
        OnMeeting<AnnounceMeeting>(api);
        OnMeeting<RaiseRecusal>(api);
        OnMeeting<DecideRecusal>(api);
        OnMeeting<NameWitness>(api);
        OnMeeting<RegisterWitness>(api);
        OnMeeting<AnnounceDraw>(api);
        OnMeeting<FreezeRoster>(api);
        OnMeeting<CommitDraw>(api);
        OnMeeting<EnterDice>(api);
        OnMeeting<ConfirmDice>(api);
        OnMeeting<RevealSecret>(api);
        OnMeeting<VoidDraw>(api);
        OnMeeting<DrawLots>(api);
        OnMeeting<WitnessCheckpoint>(api);
        OnMeeting<SeatMembers>(api);
        OnMeeting<NotifyJudges>(api);
        OnMeeting<ReissueLink>(api);
        OnMeeting<CheckIn>(api);
        OnMeeting<SeatReserve>(api);
        OnMeeting<OpenSession>(api);
        OnMeeting<PostponeMeeting>(api);
        OnMeeting<RescheduleMeeting>(api);
        OnMeeting<OpenQuestioning>(api);
        OnMeeting<AskQuestion>(api);
        OnMeeting<AnswerQuestion>(api);
        OnMeeting<CheckFacts>(api);
        OnMeeting<FileStatement>(api);
        OnMeeting<GiveLastWord>(api);
        OnMeeting<CloseQuestioning>(api);
        OnMeeting<ConsentToWithdrawal>(api);
        OnMeeting<OpenBallot>(api);
        OnMeeting<NameHolder>(api);
        OnMeeting<RegisterKey>(api);
        OnMeeting<OpenRegistration>(api);
        OnMeeting<EmptyRegistration>(api);
        OnMeeting<CountHeads>(api);
        OnMeeting<FreezeList>(api);
        OnMeeting<SignList>(api);
        OnMeeting<CheckList>(api);
        OnMeeting<SetUpTablet>(api);
        OnMeeting<ChooseTablet>(api);
        OnMeeting<OpenBox>(api);
        OnMeeting<CloseBox>(api);
        OnMeeting<GivePart>(api);
        OnMeeting<DestroyKey>(api);
        OnMeeting<RemindJudges>(api);
        OnMeeting<CloseBallot>(api);
        OnMeeting<VoidRound>(api);
        OnMeeting<EnterCount>(api);
        OnMeeting<SignTally>(api);
        OnMeeting<PublishResult>(api);
        OnMeeting<FileObjection>(api);
        OnMeeting<DecideObjection>(api);
        OnMeeting<ReleaseItem>(api);
        OnMeeting<StopRecurring>(api);
        OnMeeting<RetryFlow>(api);
        OnMeeting<RequireRectification>(api);
        OnMeeting<ReportRectification>(api);
        OnMeeting<JudgeRectification>(api);
        OnMeeting<ConcludeMeeting>(api);
        OnMeeting<CloseMeeting>(api);
        OnMeeting<CorrectRecord>(api);
    }

    private static void MapReferral(RouteGroupBuilder api)
    {
        OnReferral<DraftReferral>(api);
        OnReferral<ReviewReferral>(api);
        OnReferral<SignReferral>(api);
        OnReferral<DeliverReferral>(api);
        OnReferral<ReceiveReferral>(api);
        OnReferral<AcceptReferral>(api);
        OnReferral<ReturnReferral>(api);
        OnReferral<ForwardReferral>(api);
        OnReferral<SupplementReferral>(api);
        OnReferral<CloseReferral>(api);
        OnReferral<CloseReturnedReferral>(api);
    }

    private static void OnEnterprise<T>(RouteGroupBuilder api)
        where T : EnterpriseCommand => Map<T>(api, $"/{PathOf<T>()}", "Enterprise");

    private static void Create<T>(RouteGroupBuilder api, string path)
        where T : Command => Map<T>(api, $"/{path}", path == "items" ? "Items" : "Meetings");

    private static void OnItem<T>(RouteGroupBuilder api)
        where T : OnItem => Map<T>(api, $"/items/{{id:guid}}/{PathOf<T>()}", "Items", (command, id) => command with { ItemId = id });

    private static void OnMeeting<T>(RouteGroupBuilder api)
        where T : OnMeeting => Map<T>(api, $"/meetings/{{id:guid}}/{PathOf<T>()}", "Meetings", (command, id) => command with { MeetingId = id });

    private static void OnReferral<T>(RouteGroupBuilder api)
        where T : ReferralCommand => Map<T>(api, $"/referrals/{{id:guid}}/{PathOf<T>()}", "Referrals", (command, id) => command with { ReferralId = id });

    private static void Map<T>(RouteGroupBuilder api, string path, string tag, Func<T, Guid, T>? on = null)
        where T : Command => CommandEndpoint.Map(api, path, on)
            .WithName(typeof(T).Name)
            .WithTags(tag)
            .WithMetadata(new ActMetadata(CommandActs.Of<T>(), typeof(T)));

    private static string PathOf<T>() => PathOf(typeof(T));

    /// <summary>open-ballot for OpenBallot.</summary>
    public static string PathOf(Type command)
    {
        var path = new StringBuilder();
        foreach (var letter in command.Name)
        {
            if (char.IsUpper(letter) && path.Length > 0)
            {
                path.Append('-');
            }

            path.Append(char.ToLowerInvariant(letter));
        }

        return path.ToString();
    }
}
