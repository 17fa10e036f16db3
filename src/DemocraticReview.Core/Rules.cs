namespace DemocraticReview.Core;

/// <summary>The bylaws of a meeting, and what the house asks for beside them. The texts stand in Texts/RuleTexts.resx under the same codes.</summary>
public static class Rules
{
    // General
    public static readonly Rule FieldMissing = new("field-missing", RuleSource.House);
    public static readonly Rule FieldTooLong = new("field-too-long", RuleSource.House);
    public static readonly Rule FieldHasControlCharacters = new("field-has-control-characters", RuleSource.House);
    public static readonly Rule ChoiceUnknown = new("choice-unknown", RuleSource.House);
    public static readonly Rule CountNegative = new("count-negative", RuleSource.House);
    public static readonly Rule NotFound = new("not-found", RuleSource.House);
    public static readonly Rule StageNotReached = new("stage-not-reached", RuleSource.House);
    public static readonly Rule StageOver = new("stage-over", RuleSource.House);
    public static readonly Rule ItemNotThere = new("item-not-there", RuleSource.House);
    public static readonly Rule DateInThePast = new("date-in-the-past", RuleSource.House);

    // Rights
    public static readonly Rule AdministratorsExclusive = new("administrators-exclusive", RuleSource.Law);
    public static readonly Rule NotAllowed = new("not-allowed", RuleSource.House);
    public static readonly Rule NotSignedIn = new("not-signed-in", RuleSource.House);
    public static readonly Rule SignInFailed = new("sign-in-failed", RuleSource.House);
    public static readonly Rule PasswordTooWeak = new("password-too-weak", RuleSource.House);
    public static readonly Rule UserNameTaken = new("user-name-taken", RuleSource.House);
    public static readonly Rule RoleNotForAccounts = new("role-not-for-accounts", RuleSource.House);
    public static readonly Rule EnterpriseExists = new("enterprise-exists", RuleSource.House);
    public static readonly Rule SetUpCodeWrong = new("set-up-code-wrong", RuleSource.House);
    public static readonly Rule LinkNotValid = new("link-not-valid", RuleSource.House);
    public static readonly Rule LinkBoundElsewhere = new("link-bound-elsewhere", RuleSource.Recommended);

    // Flagging
    public static readonly Rule GroundMissing = new("ground-missing", RuleSource.Seed);
    public static readonly Rule RespondentMissing = new("respondent-missing", RuleSource.Seed);
    public static readonly Rule DossierFrozen = new("dossier-frozen", RuleSource.Recommended);
    public static readonly Rule ItemNotFlagged = new("item-not-flagged", RuleSource.Seed);
    public static readonly Rule ItemAlreadyOnAgenda = new("item-already-on-agenda", RuleSource.House);
    public static readonly Rule ItemTakenBefore = new("item-taken-before", RuleSource.Recommended);
    public static readonly Rule GroundNotOfProcedure = new("ground-not-of-procedure", RuleSource.House);
    public static readonly Rule ItemNotSentBack = new("item-not-sent-back", RuleSource.Recommended);
    public static readonly Rule SentBackUnchanged = new("sent-back-unchanged", RuleSource.Recommended);
    public static readonly Rule NothingToFollow = new("nothing-to-follow", RuleSource.Recommended);

    // Preparing
    public static readonly Rule AgendaEmpty = new("agenda-empty", RuleSource.Seed);
    public static readonly Rule NoticeTooShort = new("notice-too-short", RuleSource.Recommended);
    public static readonly Rule PersonAlreadyAppointed = new("person-already-appointed", RuleSource.House);
    public static readonly Rule TooManyHeads = new("too-many-heads", RuleSource.Recommended);
    public static readonly Rule OfficeSeatUnknown = new("office-seat-unknown", RuleSource.House);
    public static readonly Rule OfficeSeatTaken = new("office-seat-taken", RuleSource.House);
    public static readonly Rule OfficeSeatsMissing = new("office-seats-missing", RuleSource.Recommended);
    public static readonly Rule NotAnOfficersRole = new("not-an-officers-role", RuleSource.House);
    public static readonly Rule OfficersComplete = new("officers-complete", RuleSource.Recommended);
    public static readonly Rule OfficerIsInvolved = new("officer-is-involved", RuleSource.Recommended);
    public static readonly Rule OfficersMissing = new("officers-missing", RuleSource.Recommended);
    public static readonly Rule MeetingNumberTaken = new("meeting-number-taken", RuleSource.House);

    // Recusal
    public static readonly Rule RecusalAlreadyRaised = new("recusal-already-raised", RuleSource.House);
    public static readonly Rule RecusalAlreadyDecided = new("recusal-already-decided", RuleSource.House);
    public static readonly Rule RecusalUndecided = new("recusal-undecided", RuleSource.Law);
    public static readonly Rule RecusalTooLate = new("recusal-too-late", RuleSource.Law);
    public static readonly Rule MemberRecused = new("member-recused", RuleSource.Law);
    public static readonly Rule MemberIsRespondent = new("member-is-respondent", RuleSource.Law);
    public static readonly Rule MemberSharesUnit = new("member-shares-unit", RuleSource.Recommended);
    public static readonly Rule MemberHoldsOffice = new("member-holds-office", RuleSource.Recommended);

    // Drawing
    public static readonly Rule TooFewRepresentatives = new("too-few-representatives", RuleSource.Seed);
    public static readonly Rule RedrawNotDue = new("redraw-not-due", RuleSource.Recommended);
    public static readonly Rule NoReserveJoinsOpenItem = new("no-reserve-joins-open-item", RuleSource.Recommended);
    public static readonly Rule SeatNotEmpty = new("seat-not-empty", RuleSource.House);
    public static readonly Rule JudgeIsPresent = new("judge-is-present", RuleSource.Recommended);

    // Session
    public static readonly Rule AlreadyCheckedIn = new("already-checked-in", RuleSource.House);
    public static readonly Rule QuorumMissing = new("quorum-missing", RuleSource.Law);
    public static readonly Rule MeetingPostponed = new("meeting-postponed", RuleSource.Recommended);
    public static readonly Rule MeetingDayNotReached = new("meeting-day-not-reached", RuleSource.Recommended);
    public static readonly Rule NothingLeftToTake = new("nothing-left-to-take", RuleSource.House);
    public static readonly Rule NotPostponed = new("not-postponed", RuleSource.House);
    public static readonly Rule BallotIsOpen = new("ballot-is-open", RuleSource.Recommended);
    public static readonly Rule SessionNotOpen = new("session-not-open", RuleSource.Recommended);

    // Questioning
    public static readonly Rule ItemOutOfOrder = new("item-out-of-order", RuleSource.Seed);
    public static readonly Rule NotAJudgeOfItem = new("not-a-judge-of-item", RuleSource.Seed);
    public static readonly Rule NotARespondent = new("not-a-respondent", RuleSource.Seed);
    public static readonly Rule LastWordMissing = new("last-word-missing", RuleSource.Recommended);
    public static readonly Rule WithdrawalTooLate = new("withdrawal-too-late", RuleSource.Recommended);
    public static readonly Rule WithdrawalNotYours = new("withdrawal-not-yours", RuleSource.Recommended);

    // Voting
    public static readonly Rule ChannelNotProvided = new("channel-not-provided", RuleSource.Recommended);
    public static readonly Rule MoreIssuedThanJudges = new("more-issued-than-judges", RuleSource.Law);
    public static readonly Rule BallotsMissing = new("ballots-missing", RuleSource.Recommended);
    public static readonly Rule MoreCollectedThanIssued = new("more-collected-than-issued", RuleSource.Law);
    public static readonly Rule RoundAlreadyCounted = new("round-already-counted", RuleSource.Recommended);

    // Tallying
    public static readonly Rule NotATeller = new("not-a-teller", RuleSource.Recommended);
    public static readonly Rule CountAlreadyEntered = new("count-already-entered", RuleSource.Recommended);
    public static readonly Rule CountDoesNotAddUp = new("count-does-not-add-up", RuleSource.Law);
    public static readonly Rule CountsMissing = new("counts-missing", RuleSource.Law);
    public static readonly Rule AbstentionNotOffered = new("abstention-not-offered", RuleSource.Recommended);

    // Publishing
    public static readonly Rule ObjectionTooLate = new("objection-too-late", RuleSource.Recommended);
    public static readonly Rule ObjectionTimeRunning = new("objection-time-running", RuleSource.Recommended);
    public static readonly Rule ObjectionUndecided = new("objection-undecided", RuleSource.Recommended);
    public static readonly Rule ObjectionAlreadyDecided = new("objection-already-decided", RuleSource.House);
    public static readonly Rule ObjectionNeedsSomebodyElse = new("objection-needs-somebody-else", RuleSource.Recommended);

    // Releasing and recurring
    public static readonly Rule ReleaseNeedsApproval = new("release-needs-approval", RuleSource.Seed);
    public static readonly Rule ItemReleasedBefore = new("item-released-before", RuleSource.House);
    public static readonly Rule ReleaseOpen = new("release-open", RuleSource.Recommended);
    public static readonly Rule FlowNotStuck = new("flow-not-stuck", RuleSource.House);
    public static readonly Rule NothingRecurs = new("nothing-recurs", RuleSource.House);

    // Rectifying
    public static readonly Rule RectificationNotReported = new("rectification-not-reported", RuleSource.Recommended);
    public static readonly Rule RectificationClosed = new("rectification-closed", RuleSource.House);
    public static readonly Rule RectificationOpen = new("rectification-open", RuleSource.Recommended);
    public static readonly Rule ItemNotSettled = new("item-not-settled", RuleSource.Seed);
    public static readonly Rule ReferralMissing = new("referral-missing", RuleSource.Mission);

    // Referring
    public static readonly Rule ReferralNotThere = new("referral-not-there", RuleSource.Recommended);
    public static readonly Rule LetterNeedsSomebodyElse = new("letter-needs-somebody-else", RuleSource.Recommended);
    public static readonly Rule ClockNotDue = new("clock-not-due", RuleSource.House);

    // House
    public static readonly Rule MalformedRequest = new("malformed-request", RuleSource.House);
    public static readonly Rule MethodNotAllowed = new("method-not-allowed", RuleSource.House);
    public static readonly Rule ContentTypeNotTaken = new("content-type-not-taken", RuleSource.House);
    public static readonly Rule CommandIdMissing = new("command-id-missing", RuleSource.House);
    public static readonly Rule CommandIdReused = new("command-id-reused", RuleSource.House);
    public static readonly Rule Busy = new("busy", RuleSource.House);
    public static readonly Rule DatabaseUnreachable = new("database-unreachable", RuleSource.House);
    public static readonly Rule Unexpected = new("unexpected", RuleSource.House);
    public static readonly Rule RequestTooLarge = new("request-too-large", RuleSource.House);
    public static readonly Rule ProcedureUnknown = new("procedure-unknown", RuleSource.House);
    public static readonly Rule ProcedureRefused = new("procedure-refused", RuleSource.House);
}
