using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Tallying;

namespace Core.Tests.Rectifying;

public sealed class RectificationTests
{
    [Fact(DisplayName = "整改经报告、确认后方可结束会议")]
    public void A_meeting_ends_when_nothing_is_left_to_put_right()
    {
        var meeting = AMeeting.With().Published();
        meeting.Do(m => Rectifications.Require(m, 1, "补签技术协议。", meeting.Now.AddDays(30), meeting.Now)).Refuses(Rules.RectificationOpen, Rectifications.Conclude);
        meeting.Refuses(Rules.RectificationNotReported, m => Rectifications.Judge(m, 1, 1, true, "完成。"));
        meeting.Do(m => Rectifications.Report(m, 1, 1, "已补签。")).Do(m => Rectifications.Judge(m, 1, 1, false, "缺附件。"));
        meeting.Refuses(Rules.RectificationNotReported, m => Rectifications.Judge(m, 1, 1, true, "完成。"));
        meeting.Do(m => Rectifications.Report(m, 1, 1, "已附。")).Do(m => Rectifications.Judge(m, 1, 1, true, "完成。"));

        meeting.Refuses(Rules.RectificationClosed, m => Rectifications.Report(m, 1, 1, "再报。"));
        meeting.Do(Rectifications.Conclude).State.Stage.ShouldBe(MeetingStage.Concluded);
    }

    [Fact]
    public void What_is_to_be_put_right_has_words_and_a_date_to_come()
    {
        var meeting = AMeeting.With().Published();
        meeting.Refuses(Rules.FieldMissing, m => Rectifications.Require(m, 1, "", meeting.Now.AddDays(1), meeting.Now));
        meeting.Refuses(Rules.FieldTooLong, m => Rectifications.Require(m, 1, Some.Text(4001), meeting.Now.AddDays(1), meeting.Now));
        meeting.Refuses(Rules.DateInThePast, m => Rectifications.Require(m, 1, "改。", meeting.Now, meeting.Now));
        meeting.Refuses(Rules.NotFound, m => Rectifications.Report(m, 1, 1, "报。"));
        AMeeting.With().Decided().Refuses(Rules.ItemNotThere, m => Rectifications.Require(m, 1, "改。", Some.HeldAt.AddDays(1), Some.HeldAt));
    }

    [Fact(DisplayName = "归档后的更正另作记录,原记录不改")]
    public void A_correction_after_the_close_is_a_new_entry()
    {
        var meeting = AMeeting.With().Published(satisfied: 9, dissatisfied: 8).Closed();
        var before = meeting.Events.ToList();
        meeting.Do(m => Rectifications.Correct(m, "会议纪要第二页人名有误。")).Do(m => Rectifications.Correct(m, "附件页数应为七页。"));

        meeting.State.Corrections.ShouldBe(["会议纪要第二页人名有误。", "附件页数应为七页。"]);
        meeting.Events.Take(before.Count).ShouldBe(before);
        meeting.Refuses(Rules.FieldMissing, m => Rectifications.Correct(m, ""));
        meeting.Refuses(Rules.FieldTooLong, m => Rectifications.Correct(m, Some.Text(4001)));
    }

    [Fact(DisplayName = "归档后不得再改动任何一步")]
    public void Nothing_is_edited_after_the_close()
    {
        var meeting = AMeeting.With().Published().Closed();
        meeting.Refuses(Rules.StageOver, m => Rectifications.Require(m, 1, "改。", meeting.Now.AddDays(1), meeting.Now));
        meeting.Refuses(Rules.RoundAlreadyCounted, m => DemocraticReview.Core.Voting.Ballots.Void(m, 1, "重来。"));
        meeting.Refuses(Rules.ItemNotThere, m => Counting.Decide(m, 1, Some.Key(1)));
        meeting.Refuses(Rules.StageOver, m => Session.PostponeBecause(m, "停电。"));
        meeting.Refuses(Rules.RecusalTooLate, m => DemocraticReview.Core.People.Recusals.Raise(m, "C00001", null, "是亲属。", Some.Union));
    }

    [Fact(DisplayName = "应移送而未移送的会议不得归档")]
    public void A_meeting_whose_referral_is_missing_is_not_closed()
    {
        var meeting = AMeeting.With().Published(satisfied: 8, dissatisfied: 9).Concluded();
        meeting.Refuses(Rules.ReferralMissing, m => Rectifications.Close(m.With(m.Item(1) with { ReferralId = null }), Some.HeldAt.AddDays(30)));
    }
}
