using System.Collections.Frozen;
using static DemocraticReview.Core.Rights.Act;
using static DemocraticReview.Core.Rights.Role;

namespace DemocraticReview.Core.Rights;

/// <summary>Who may do what: the one table. What does not stand here is denied, to everybody.</summary>
public static class RightsTable
{
    private static readonly FrozenDictionary<Act, Role[]> Table = new Dictionary<Act, Role[]>
    {
        [FoundEnterprise] = [Employee],
        [SignIn] = [Employee],
        [ReadPublicNotice] = [Employee],

        [ManageAccounts] = [SystemAdministrator],
        [ManageSettings] = [SystemAdministrator],
        [RotateRecordKey] = [SystemAdministrator],
        [AssignRoles] = [SecurityAdministrator],
        [ReadAudit] = [AuditAdministrator],

        [ManageRoster] = [UnionOfficer],
        [ReadRoster] = [UnionOfficer],

        [PrepareItem] = [EvaluationOfficer],
        [ReviewDossier] = [EvaluationOfficer],
        [MarkSecrecy] = [EvaluationOfficer],
        [FlagItem] = [EvaluationOfficer],
        [AddLateMaterial] = [EvaluationOfficer],
        [ReadItem] = [EvaluationOfficer, UnionOfficer],
        [SealReports] = [EvaluationOfficer],
        [ReadSealedReports] = [EvaluationOfficer],
        [ReadDossier] = [EvaluationOfficer, UnionOfficer, Judge, Respondent, Observer],

        [PrepareMeeting] = [UnionOfficer],
        [AnnounceMeeting] = [UnionOfficer],
        [AppointOfficers] = [UnionOfficer],
        [ReadMeeting] = [UnionOfficer, EvaluationOfficer, DisciplineOfficer, Judge, Respondent, Scrutineer, Teller, Observer, Witness, Tablet],
        [RaiseRecusal] = [UnionOfficer, Judge, Respondent],
        [DecideRecusal] = [UnionOfficer],
        [HoldDraw] = [UnionOfficer],
        [EnterDice] = [UnionOfficer, Scrutineer],
        [WitnessDraw] = [Scrutineer, Observer, Witness],
        [NameWitness] = [Respondent],
        [NotifyJudges] = [UnionOfficer],
        [ReissueLink] = [UnionOfficer],
        [CheckInJudge] = [UnionOfficer],
        [SeatReserve] = [UnionOfficer],
        [OpenSession] = [UnionOfficer],
        [PostponeMeeting] = [UnionOfficer],
        [ConsentToWithdrawal] = [EvaluationOfficer, UnionOfficer, Observer],
        [LeadQuestioning] = [UnionOfficer],
        [AskQuestion] = [Judge, UnionOfficer],
        [AnswerQuestion] = [Respondent, UnionOfficer],
        [CheckFacts] = [Respondent],
        [FileStatement] = [Respondent],
        [OpenBallot] = [UnionOfficer],
        [CloseBallot] = [Scrutineer],
        [KeepKey] = [Scrutineer, Observer, Witness, Judge],
        [CountHeads] = [Scrutineer],
        [CastBallot] = [Judge],
        [ChooseTablet] = [Judge, UnionOfficer],
        [SendToTablet] = [UnionOfficer],
        [ServeTablet] = [Tablet],
        [VoidRound] = [Scrutineer],
        [EnterCount] = [Teller],
        [SignTally] = [Scrutineer],
        [DecideItem] = [Role.System],
        [PublishResult] = [UnionOfficer],
        [ReleaseItem] = [UnionOfficer],
        [RetryFlow] = [UnionOfficer],
        [ReadFlowJournal] = [UnionOfficer, DisciplineOfficer],
        [FollowRectification] = [UnionOfficer],
        [ReportRectification] = [UnionOfficer, EvaluationOfficer],
        [CloseMeeting] = [UnionOfficer],
        [FileObjection] = [Respondent, Judge],
        [DecideObjection] = [UnionOfficer],
        [CorrectRecord] = [UnionOfficer],
        [ExportRecord] = [Employee],
        [ReadOpenings] = [UnionOfficer],

        [PrepareReferral] = [UnionOfficer],
        [SignReferral] = [UnionOfficer],
        [ReceiveReferral] = [DisciplineOfficer],
        [CloseReturnedReferral] = [EnterpriseHead],
        [RemindReferral] = [Role.System],
        [BeginNextMeeting] = [Role.System],
        [ReadReferral] = [UnionOfficer, DisciplineOfficer, EnterpriseHead],
    }.ToFrozenDictionary();

    private static readonly Role[] Administrators = [SystemAdministrator, SecurityAdministrator, AuditAdministrator];

    /// <summary>Whether somebody acting as <paramref name="role"/> may do <paramref name="act"/>. What everybody may, every person may.</summary>
    public static bool May(Role role, Act act) =>
        Table.TryGetValue(act, out var roles) && (roles.Contains(role) || (roles.Contains(Employee) && role != Role.System));

    /// <summary>Checks that somebody may do something, on a meeting where it is about one. A personal link opens its own meeting alone.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.NotAllowed"/>.</exception>
    public static void Check(Actor actor, Act act, Guid? meeting)
    {
        if (!May(actor.Role, act) || (actor.MeetingId is { } own && own != meeting))
        {
            throw new BrokenRuleException(Rules.NotAllowed, ("act", act));
        }
    }

    /// <summary>The roles that may do <paramref name="act"/>, for the route table in the documentation.</summary>
    public static IReadOnlyList<Role> WhoMay(Act act) => Table.TryGetValue(act, out var roles) ? roles : [];

    /// <summary>Checks that one account may hold these roles together.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.AdministratorsExclusive"/>: an administrator holds a second role.</exception>
    public static void CheckTogether(IReadOnlyCollection<Role> roles)
    {
        if (roles.Distinct().Count() > 1 && roles.Any(Administrators.Contains))
        {
            throw new BrokenRuleException(Rules.AdministratorsExclusive);
        }
    }

    /// <summary>Roles that an account can be given; the others come by personal link, or belong to nobody.</summary>
    public static IReadOnlyList<Role> AccountRoles { get; } =
        [UnionOfficer, EvaluationOfficer, DisciplineOfficer, EnterpriseHead, .. Administrators];
}
