namespace DemocraticReview.Core.Rights;

/// <summary>Everything that somebody can do or look at. Each command, page and route names one; <see cref="RightsTable"/> says who may.</summary>
public enum Act
{
    // People and settings
    FoundEnterprise,
    ManageAccounts,
    AssignRoles,
    ReadAudit,
    ManageSettings,
    ManageRoster,
    ReadRoster,

    // Flagging
    PrepareItem,
    ReviewDossier,
    MarkSecrecy,
    FlagItem,
    AddLateMaterial,
    ReadItem,
    SealReports,
    ReadSealedReports,
    ReadDossier,

    // The meeting
    PrepareMeeting,
    AnnounceMeeting,
    AppointOfficers,
    ReadMeeting,
    RaiseRecusal,
    DecideRecusal,
    HoldDraw,
    NotifyJudges,
    ReissueLink,
    CheckInJudge,
    SeatReserve,
    OpenSession,
    PostponeMeeting,
    ConsentToWithdrawal,
    LeadQuestioning,
    AskQuestion,
    AnswerQuestion,
    CheckFacts,
    FileStatement,
    OpenBallot,
    CloseBallot,
    VoidRound,
    EnterCount,
    SignTally,
    DecideItem,
    PublishResult,
    ReleaseItem,
    RetryFlow,
    ReadFlowJournal,
    FollowRectification,
    ReportRectification,
    CloseMeeting,
    FileObjection,
    DecideObjection,
    CorrectRecord,
    ReadPublicNotice,

    // Referring
    PrepareReferral,
    SignReferral,
    ReceiveReferral,
    CloseReturnedReferral,
    RemindReferral,
    BeginNextMeeting,
    ReadReferral,

    // Everybody
    SignIn,
}
