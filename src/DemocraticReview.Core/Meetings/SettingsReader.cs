using System.Collections.Immutable;
using System.Text.Json;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Texts;

namespace DemocraticReview.Core.Meetings;

/// <summary>What is wrong with a setting of a workflow file.</summary>
/// <param name="Path">JSON path below <c>settings</c>, such as <c>$.seats</c>.</param>
/// <param name="Zh">Why, in Chinese.</param>
/// <param name="En">Why, in English.</param>
/// <param name="Known">For an unknown name, the names there are.</param>
public sealed record SettingDefect(string Path, string Zh, string En, IReadOnlyList<string>? Known = null);

/// <summary>Reads the settings of a procedure and checks them for sense: a file can choose, but never undo what makes the procedure what it is.</summary>
public static class SettingsReader
{
    /// <summary>The procedure whose minimum of 15 no file may lower (source: the Shanxi rule).</summary>
    public const string Changgang = "changgang-review";

    public const int ChanggangMinimum = 15;

    private static readonly ImmutableArray<string> Names =
    [
        "procedure", "selection", "drawForm", "seats", "reserves", "minimumRepresentatives", "professionMinimums", "headsAtMost", "quorum", "base", "threshold", "answers",
        "channels", "failedItem", "referralProcedure", "question", "questionEn", "noticeWorkingDays", "ballotReminders", "objectionWorkingDays",
        "recusalLevel", "displayName", "displayNameEn", "grounds", "officeSeats", "words", "passedItem", "recurs", "publication",
    ];

    /// <summary>The settings, or what is wrong with them; all of it, not only the first.</summary>
    public static (ProcedureSettings? Settings, IReadOnlyList<SettingDefect> Defects) Read(JsonElement settings, string definitionId)
    {
        var read = new Reading(settings);
        var result = read.All();
        if (result is not null && read.Defects.Count == 0)
        {
            read.CheckSense(result, definitionId);
        }

        return (read.Defects.Count == 0 ? result : null, read.Defects);
    }

    private sealed class Reading(JsonElement root) : SettingValues(root)
    {
        public ProcedureSettings? All()
        {
            if (Root.ValueKind != JsonValueKind.Object)
            {
                Say("$", "settings 应为对象", "settings must be an object");
                return null;
            }

            foreach (var unknown in Root.EnumerateObject().Where(p => !Names.Contains(p.Name)))
            {
                Defects.Add(new SettingDefect($"$.{unknown.Name}", $"没有名为“{unknown.Name}”的设置", $"there is no setting called \"{unknown.Name}\"", Names));
            }

            var usual = new ProcedureSettings { Procedure = "", Question = "", QuestionEn = "" };
            return new ProcedureSettings
            {
                Procedure = Text("procedure", null),
                Selection = Choice("selection", usual.Selection),
                DrawForm = Choice("drawForm", usual.DrawForm, DrawForm.PaperLots, DrawForm.NoDraw),
                Seats = Whole("seats", usual.Seats, 1, 10_000),
                Reserves = Whole("reserves", usual.Reserves, 0, 1_000),
                MinimumRepresentatives = Whole("minimumRepresentatives", usual.MinimumRepresentatives, 1, 10_000),
                ProfessionMinimums = Minimums(),
                HeadsAtMost = Share("headsAtMost", usual.HeadsAtMost),
                Quorum = Share("quorum", usual.Quorum),
                Base = Choice("base", usual.Base),
                Threshold = Share("threshold", usual.Threshold),
                Answers = List("answers", usual.Answers, BallotAnswer.Abstained),
                Channels = List("channels", usual.Channels, BallotChannel.Paper),
                FailedItem = Choice("failedItem", usual.FailedItem),
                PassedItem = Choice("passedItem", usual.PassedItem),
                Recurs = Choice("recurs", usual.Recurs),
                Publication = Choice("publication", usual.Publication),
                ReferralProcedure = Text("referralProcedure", usual.ReferralProcedure),
                Question = Text("question", null),
                QuestionEn = Text("questionEn", null),
                NoticeWorkingDays = Whole("noticeWorkingDays", usual.NoticeWorkingDays, 0, 60),
                BallotReminders = Whole("ballotReminders", usual.BallotReminders, 0, 10),
                ObjectionWorkingDays = Whole("objectionWorkingDays", usual.ObjectionWorkingDays, 1, 60),
                RecusalLevel = Choice("recusalLevel", usual.RecusalLevel),
                DisplayName = Text("displayName", usual.DisplayName),
                DisplayNameEn = Text("displayNameEn", usual.DisplayNameEn),
                Grounds = List("grounds", usual.Grounds, Ground.PriceGap),
                OfficeSeats = OfficeSeats(),
                Words = Words(),
            };
        }

        public void CheckSense(ProcedureSettings s, string definitionId)
        {
            if (new[] { definitionId, s.Procedure, s.DisplayName, s.DisplayNameEn }.Any(IsChanggangs))
            {
                CheckChanggang(s);
            }

            if (s.Selection == Selection.Drawn && s.MinimumRepresentatives > s.Seats)
            {
                Say("$.minimumRepresentatives", "最低人数不能多于席位数", "the least number of representatives cannot exceed the seats");
            }

            if (s.ProfessionMinimums.Values.Sum(m => (long)m) > s.Seats)
            {
                Say("$.professionMinimums", "各专业最低人数之和不能多于席位数", "the profession minimums together cannot exceed the seats");
            }

            if (!s.Answers.Contains(BallotAnswer.Satisfied) || !s.Answers.Contains(BallotAnswer.Dissatisfied) || s.Answers.Distinct().Count() != s.Answers.Count)
            {
                Say("$.answers", "必须各有一次 Satisfied 和 Dissatisfied", "Satisfied and Dissatisfied must each stand there once");
            }

            if (s.Grounds.Count == 0 || s.Grounds.Distinct().Count() != s.Grounds.Count)
            {
                Say("$.grounds", "至少要有一种提请理由，每种只写一次", "at least one ground is needed, each once");
            }

            if (s.OfficeSeats is { } offices && offices.Select(o => o.Zh).Distinct(StringComparer.Ordinal).Count() != offices.Count)
            {
                Say("$.officeSeats", "同一席位只写一次", "each office stands there once");
            }

            // Two answers under one name, and nobody knows what was voted.
            var answers = new[] { Term.Satisfied, Term.Dissatisfied, Term.Abstained }.Select(t => s.Words.GetValueOrDefault(t) ?? Wording.HouseWord(t)).ToList();
            if (answers.DistinctBy(w => w.Zh).Count() < answers.Count || answers.DistinctBy(w => w.En, StringComparer.OrdinalIgnoreCase).Count() < answers.Count)
            {
                Say("$.words", "同意、不同意、弃权三种选择不能用同一个词", "the three answers cannot have the same word");
            }

            if (s.Channels.Count == 0 || s.Channels.Distinct().Count() != s.Channels.Count)
            {
                Say("$.channels", "至少要有一种投票方式，每种只写一次", "at least one channel is needed, each once");
            }
        }

        // What the Shanxi rule itself says may not be undone under its name; what is recommended may be chosen.
        private void CheckChanggang(ProcedureSettings s)
        {
            (string Path, int Value)[] counts = [("$.seats", s.Seats), ("$.minimumRepresentatives", s.MinimumRepresentatives)];
            foreach (var (path, _) in counts.Where(c => c.Value < ChanggangMinimum))
            {
                Say(path, $"长钢程序的专业代表不得少于 {ChanggangMinimum} 名", $"a file that calls itself Changgang's has at least {ChanggangMinimum} representatives");
            }

            if (s.Selection != Selection.Drawn)
            {
                Say("$.selection", "长钢程序的专业代表须随机抽取", "a file that calls itself Changgang's draws its representatives");
            }

            if (2 * s.Threshold.Numerator < s.Threshold.Denominator)
            {
                Say("$.threshold", "长钢程序须满意票超过评委半数", "a file that calls itself Changgang's asks for more than half");
            }

            if (s.Grounds.Contains(Ground.Submission))
            {
                Say("$.grounds", "长钢程序只按规定的四种理由提请", "a file that calls itself Changgang's knows its four grounds alone");
            }

            if (s.FailedItem != FailedItemGoes.Discipline)
            {
                Say("$.failedItem", "长钢程序未过关的项目须移送纪检监察部门", "a file that calls itself Changgang's refers to discipline inspection");
            }
        }

        private static bool IsChanggangs(string name) =>
            name.Contains("changgang", StringComparison.OrdinalIgnoreCase) || name.Contains("长钢", StringComparison.Ordinal);
    }
}
