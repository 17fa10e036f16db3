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
    RotateRecordKey,
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
    EnterDice,
    WitnessDraw,
    NameWitness,
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
    FollowRectification,
    ReportRectification,
    CloseMeeting,
    FileObjection,
    DecideObjection,
    CorrectRecord,
    ReadPublicNotice,
    ExportRecord,
    ReadOpenings,

    // Referring
    PrepareReferral,
    SignReferral,
    ReceiveReferral,
    CloseReturnedReferral,
    RemindReferral,
    ReadReferral,

    // Everybody
    SignIn,
}
