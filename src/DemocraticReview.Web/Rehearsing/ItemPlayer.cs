using DemocraticReview.App.Meetings;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Tallying;
using DemocraticReview.App.Voting;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>Plays one item: questioning, a round on phones or on paper, the count, the result.</summary>
internal sealed class ItemPlayer(
    Caller union, Guid meeting, IReadOnlyDictionary<(Role Role, string Key), Caller> people, PhonePlayer? phones, bool releases, Uri address, Func<Task> countersign, RehearsalOptions options, Cast cast, Narrator narrator)
{
    private const int Questions = 3;
    private const int Reminders = 3;
    private readonly string path = $"meetings/{meeting}";

    public async Task<ItemResult> PlayAsync(int number)
    {
        await QuestionAsync(number);
        if (phones is null)
        {
            await VoteAsync(number);
            await CountAsync(number);
        }
        else
        {
            await VoteOnPhonesAsync(number, phones);
        }

        await union.DoAsync($"{path}/publish-result", new PublishResult(number));
        var result = await ResultAsync(number);
        if (releases && result.Verdict == nameof(ItemOutcome.Passed))
        {
            await union.DoAsync($"{path}/release-item", new ReleaseItem(number, $"放行单 {number}（彩排）"));
            narrator.Say($"第 {number} 项放行。", $"Item {number} is released.");
        }

        return result;
    }

    private async Task QuestionAsync(int number)
    {
        var facts = (await ItemAsync(number)).Facts;
        var respondent = facts.Respondents[0];
        var answering = people[(Role.Respondent, respondent.Number)];
        await answering.DoAsync($"{path}/check-facts", new CheckFacts(number, [.. facts.Points!.Select(p => new FactCheck(p, Agrees: true, null))]));
        await answering.DoAsync($"{path}/file-statement", new FileStatement(number, "情况说明：采购按制度进行，材料齐全（彩排）。"));
        await union.DoAsync($"{path}/open-questioning", new OpenQuestioning(number));
        var view = await union.GetAsync<MeetingView>(path);
        var asking = view.Judges.Where(j => j.Kind == JudgeKind.Representative).Zip(cast.Hearing(Questions));
        foreach (var ((judge, said), i) in asking.Select((j, i) => (j, i)))
        {
            await people[(Role.Judge, judge.Label)].DoAsync($"{path}/ask-question", new AskQuestion(number, said.Question));
            await answering.DoAsync($"{path}/answer-question", new AnswerQuestion(number, i + 1, said.Answer));
        }

        await answering.DoAsync($"{path}/give-last-word", new GiveLastWord(number, "愿意接受监督，改进工作（彩排）。"));
        await union.DoAsync($"{path}/close-questioning", new CloseQuestioning(number));
        narrator.Say($"第 {number} 项当面质询：{Questions} 问 {Questions} 答，当事人作最后陈述。", $"Item {number}: {Questions} questions, {Questions} answers, the last word.");
    }

    private async Task VoteOnPhonesAsync(int number, PhonePlayer player)
    {
        var view = await union.GetAsync<MeetingView>(path);
        var round = await player.KeysAsync(view);
        var able = player.PhonesOf(await AbleAsync(view, number));
        if (options.Collected > able.Count)
        {
            throw MoreThanIssued(able.Count);
        }

        await round.OpenAsync(number, able);
        await countersign();
        int?[] choices =
        [
            .. Enumerable.Repeat<int?>(0, options.Satisfied), .. Enumerable.Repeat<int?>(1, options.Dissatisfied), .. Enumerable.Repeat<int?>(null, options.Abstained),
        ];
        var load = options.AtOnce ? new CastingLoad(round, number, address, narrator) : null;
        if (load is not null)
        {
            await load.CastAsync(able.Zip(choices));
        }
        else
        {
            foreach (var (phone, choice) in able.Zip(choices))
            {
                await round.VoteAsync(number, phone, choice);
            }
        }

        await RemindAsync(number, able.Count);
        var close = new CloseBox(number, ConfirmMissing: options.Collected < able.Count);
        if (load is not null)
        {
            await load.CountAsync(close);
            return;
        }

        await round.Stage.ScrutineerAsync(close);
        await countersign();
        narrator.Say($"第 {number} 项用手机评议：名单 {able.Count} 部，箱内 {options.Collected} 张。", $"Item {number} on phones: {able.Count} on the list, {options.Collected} ballots in the box.");
        await round.CountAsync(number);
        narrator.Say($"三名保管人各自核对全部评议票后开箱，监票人签字。", $"Three key holders checked every ballot and opened the box; the scrutineer has signed.");
    }

    // Who is seated, not recused and in the hall.
    private async Task<IReadOnlyList<string>> AbleAsync(MeetingView view, int number)
    {
        var able = new List<string>();
        foreach (var judge in view.Judges.Where(j => j.CheckedIn))
        {
            var sight = await people[(Role.Judge, judge.Label)].GetAsync<VoteView>($"{path}/items/{number}/vote?since=0");
            able.Add(sight.IsJudge ? judge.Label : "");
        }

        return [.. able.Where(l => l.Length > 0)];
    }

    private RefusedException MoreThanIssued(int issued) => new(Rules.MoreCollectedThanIssued.Code, narrator.English
        ? $"{options.Collected} ballots were collected and {issued} issued: the round is void."
        : $"发出 {issued} 张、收回 {options.Collected} 张，收回多于发出，本轮作废。");

    private async Task RemindAsync(int number, int issued)
    {
        for (var i = 0; i < Reminders && options.Collected < issued; i++)
        {
            await union.DoAsync($"{path}/remind-judges", new RemindJudges(number));
        }
    }

    private async Task VoteAsync(int number)
    {
        // Who is not in the hall gets no paper, and still counts where all appointed judges do.
        var view = await union.GetAsync<MeetingView>(path);
        var issued = Math.Min(view.Items[number - 1].N, view.Judges.Count(j => j.CheckedIn));
        await union.DoAsync($"{path}/open-ballot", new OpenBallot(number, BallotChannel.Paper, issued));
        await countersign();
        await RemindAsync(number, issued);
        await people.First(p => p.Key.Role == Role.Scrutineer).Value
            .DoAsync($"{path}/close-ballot", new CloseBallot(number, options.Collected, ConfirmMissing: options.Collected < issued));
        var round = (await ItemAsync(number)).Rounds[^1];
        if (round.State == RoundState.Void)
        {
            throw new RefusedException(round.VoidBecause!, narrator.English
                ? $"{options.Collected} papers were collected and {issued} issued: the round is void."
                : $"发出 {issued} 张、收回 {options.Collected} 张，收回多于发出，本轮作废。");
        }

        await countersign();
        narrator.Say($"第 {number} 项投票：发出 {issued} 张，收回 {options.Collected} 张。", $"Item {number}: {issued} papers issued, {options.Collected} collected.");
    }

    private async Task CountAsync(int number)
    {
        var count = new PaperCount(options.Satisfied, options.Dissatisfied, options.Abstained, options.Invalid);
        foreach (var teller in people.Where(p => p.Key.Role == Role.Teller))
        {
            await teller.Value.DoAsync($"{path}/enter-count", new EnterCount(number, count));
        }

        await people.First(p => p.Key.Role == Role.Scrutineer).Value.DoAsync($"{path}/sign-tally", new SignTally(number));
        narrator.Say($"两名计票人各自录入一致，监票人签字。", $"Both tellers keyed the same count; the scrutineer has signed.");
    }

    private async Task<ItemResult> ResultAsync(int number)
    {
        var view = await union.GetAsync<MeetingView>(path);
        var item = view.Items[number - 1];
        var tally = item.Tally!;
        var verdict = item.Verdict!;
        narrator.Say(
            $"第 {number} 项结果：{verdict.Inequality}，{Word(item.Outcome, "过关", "移送纪检监察", "退回提案单位")}。",
            $"Item {number}: {verdict.Inequality}, {Word(item.Outcome, "passed", "referred to discipline inspection", "sent back to the unit that proposed it")}.");
        return new ItemResult(
            item.Facts.Title,
            view.Judges.Count,
            view.Judges.Count(j => j.Kind == JudgeKind.Representative),
            view.Judges.Count(j => j.Kind == JudgeKind.FunctionalHead),
            tally.Seated,
            tally.Satisfied,
            tally.Dissatisfied,
            tally.Abstained,
            tally.Invalid,
            tally.NotCast,
            verdict.Inequality,
            item.Outcome!.Value.ToString());
    }

    private string Word(ItemOutcome? outcome, string passed, string referred, string sentBack) => narrator.Word(outcome switch
    {
        ItemOutcome.Passed => passed,
        ItemOutcome.Referred => referred,
        _ => sentBack,
    });

    private async Task<ItemView> ItemAsync(int number) => (await union.GetAsync<MeetingView>(path)).Items[number - 1];
}
