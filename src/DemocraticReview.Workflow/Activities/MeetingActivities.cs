using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Activities;

/// <summary>The steps of a meeting, in the order in which Changgang's procedure takes them.</summary>
public static class MeetingActivities
{
    private static readonly OutcomeDescription Done = new(ActivityDescription.Done, new("完成", "Done"));
    private static readonly OutcomeDescription Withdrawn = new("Withdrawn", new("撤回", "Withdrawn"));
    private static readonly OutcomeDescription Postponed = new("Postponed", new("流会", "Postponed"));

    private static readonly OutcomeDescription Voided = new("Voided", new("抽取作废", "Draw voided"));

    public static IReadOnlyList<ActivityDescription> All { get; } =
    [
        Waiting("FlagItems", new("标记评议项目", "Flag the items"), Roles.EvaluationOfficer, Done),
        Waiting("AnnounceMeeting", new("发布公告", "Announce the meeting"), Roles.UnionOfficer, Done),
        // A file may name each step of the draw in public, or DrawPanel alone: then all of them are taken within it.
        Waiting("AnnounceDraw", new("公告抽取", "Announce the draw"), Roles.UnionOfficer, Done),
        Waiting("FreezeRoster", new("封定名册", "Freeze the roster"), Roles.UnionOfficer, Done),
        Waiting("CommitDraw", new("见证人提交", "The witnesses commit"), Roles.Witness, Done, Voided),
        Waiting("RollDice", new("掷骰并确认", "Roll and confirm the dice"), Roles.Witness, Done, Voided),
        Waiting("RevealDraw", new("公开并抽出评委", "Reveal and draw"), Roles.Witness, Done, Voided),
        Waiting("DrawPanel", new("抽取评委", "Draw the panel"), Roles.UnionOfficer, Done),
        Waiting("NotifyJudges", new("通知评委", "Notify the judges"), Roles.UnionOfficer, Done),
        Waiting("CheckInJudges", new("评委签到", "Check the judges in"), Roles.Judge, Done),
        Passing("NextItem", new("下一项目", "Next item"), new("Item", new("有下一项目", "Next item"), GivesItem: true), new(ActivityDescription.Done, new("项目已全部评议", "No item left"))),
        Waiting("QuestionItem", new("质询", "Question the persons concerned"), Roles.UnionOfficer, Done, Withdrawn, Postponed) with { AboutItem = true },

        // A void round has no outcome: the step stays and a new round is opened in it. Were "void" an outcome that leads back
        // here, the step would at once find the same void round again.
        Waiting("VoteItem", new("评议", "Vote"), Roles.Judge, new("Counted", new("计票完成", "Counted")), Withdrawn, Postponed) with { AboutItem = true },
        Passing("DecideItem", new("判定", "Decide the item"),
            new("Passed", new("过关", "Passed")), new("Referred", new("移送", "Referred")), new("SentBack", new("退回完善", "Sent back"))) with { AboutItem = true, Command = "DecideItem" },

        // Sends nothing: the verdict has opened the referral in its own transaction, so that no verdict stands without one.
        Passing("ReferItem", new("移送", "Refer the item"), Done) with { AboutItem = true },
        Waiting("PublishItem", new("公布结果", "Publish the result"), Roles.UnionOfficer, Done) with { AboutItem = true },

        // Where nothing is to be released, because the item did not pass or was voided, the step is over at once.
        Waiting("ReleaseItem", new("放行", "Release the item"), Roles.UnionOfficer, new("Released", new("已放行", "Released")), new("NotDue", new("无须放行", "Nothing to release"))) with { AboutItem = true },
        Waiting("FollowRectification", new("跟踪整改", "Follow rectification"), Roles.UnionOfficer, Done),
        Waiting("CloseMeeting", new("结束会议", "Close the meeting"), Roles.UnionOfficer),
    ];

    private static ActivityDescription Waiting(string name, Bilingual title, string role, params OutcomeDescription[] outcomes) =>
        Passing(name, title, outcomes) with { Waits = true, WaitsFor = role };

    private static ActivityDescription Passing(string name, Bilingual title, params OutcomeDescription[] outcomes) =>
        new() { Type = $"DemocraticReview.{name}", Subject = FlowSubjects.Meeting, Title = title, Outcomes = outcomes };
}
