using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Tallying;

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
        "recusalLevel", "displayName", "displayNameEn",
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

    private sealed class Reading(JsonElement root)
    {
        public List<SettingDefect> Defects { get; } = [];

        public ProcedureSettings? All()
        {
            if (root.ValueKind != JsonValueKind.Object)
            {
                Say("$", "settings 应为对象", "settings must be an object");
                return null;
            }

            foreach (var unknown in root.EnumerateObject().Where(p => !Names.Contains(p.Name)))
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
                Answers = Answers(usual.Answers),
                Channels = Channels(usual.Channels),
                FailedItem = Choice("failedItem", usual.FailedItem),
                ReferralProcedure = Text("referralProcedure", usual.ReferralProcedure),
                Question = Text("question", null),
                QuestionEn = Text("questionEn", null),
                NoticeWorkingDays = Whole("noticeWorkingDays", usual.NoticeWorkingDays, 0, 60),
                BallotReminders = Whole("ballotReminders", usual.BallotReminders, 0, 10),
                ObjectionWorkingDays = Whole("objectionWorkingDays", usual.ObjectionWorkingDays, 1, 60),
                RecusalLevel = Choice("recusalLevel", usual.RecusalLevel),
                DisplayName = Text("displayName", usual.DisplayName),
                DisplayNameEn = Text("displayNameEn", usual.DisplayNameEn),
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

            if (s.FailedItem != FailedItemGoes.Discipline)
            {
                Say("$.failedItem", "长钢程序未过关的项目须移送纪检监察部门", "a file that calls itself Changgang's refers to discipline inspection");
            }
        }

        private static bool IsChanggangs(string name) =>
            name.Contains("changgang", StringComparison.OrdinalIgnoreCase) || name.Contains("长钢", StringComparison.Ordinal);

        private string Text(string name, string? usual)
        {
            if (!root.TryGetProperty(name, out var value))
            {
                return usual ?? Missing(name);
            }

            if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= 200 } text && !string.IsNullOrWhiteSpace(text))
            {
                return text;
            }

            Say($"$.{name}", "应为 1 到 200 个字的文字", "must be a text of 1 to 200 characters");
            return "";
        }

        private string Missing(string name)
        {
            Say($"$.{name}", "缺少这项设置", "is missing");
            return "";
        }

        private int Whole(string name, int usual, int least, int most)
        {
            if (!root.TryGetProperty(name, out var value))
            {
                return usual;
            }

            if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
            {
                return number;
            }

            Say($"$.{name}", $"应为 {least} 到 {most} 的整数", $"must be a whole number from {least} to {most}");
            return usual;
        }

        private T Choice<T>(string name, T usual, params T[] never)
            where T : struct, Enum
        {
            return root.TryGetProperty(name, out var value) ? One(value, $"$.{name}", usual, never) : usual;
        }

        private T One<T>(JsonElement value, string path, T usual, params T[] never)
            where T : struct, Enum
        {
            var names = Enum.GetNames<T>().Except(never.Select(n => n.ToString())).ToArray();
            if (value.ValueKind == JsonValueKind.String && names.Contains(value.GetString(), StringComparer.Ordinal))
            {
                return Enum.Parse<T>(value.GetString()!);
            }

            Defects.Add(new SettingDefect(path, $"应为 {string.Join("、", names)} 之一", $"must be one of {string.Join(", ", names)}", names));
            return usual;
        }

        private Threshold Share(string name, Threshold usual)
        {
            if (!root.TryGetProperty(name, out var value))
            {
                return usual;
            }

            var parts = value.ValueKind == JsonValueKind.String ? value.GetString()!.Split('/') : [];
            if (parts.Length == 2
                && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
                && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
                && numerator > 0 && numerator < denominator && denominator <= 1000)
            {
                return new Threshold(numerator, denominator);
            }

            Say($"$.{name}", "应为大于 0、小于 1 的分数，如 \"1/2\"", "must be a fraction between 0 and 1, such as \"1/2\"");
            return usual;
        }

        private Dictionary<string, int> Minimums()
        {
            var minimums = new Dictionary<string, int>(StringComparer.Ordinal);
            if (!root.TryGetProperty("professionMinimums", out var value))
            {
                return minimums;
            }

            if (value.ValueKind != JsonValueKind.Object)
            {
                Say("$.professionMinimums", "应为“专业: 人数”的对象", "must be an object of profession: number");
                return minimums;
            }

            foreach (var p in value.EnumerateObject())
            {
                if (p.Value.ValueKind == JsonValueKind.Number && p.Value.TryGetInt32(out var least) && least is >= 0 and <= 10_000)
                {
                    minimums[p.Name] = least;
                }
                else
                {
                    Say($"$.professionMinimums.{p.Name}", "应为 0 到 10000 的整数", "must be a whole number from 0 to 10000");
                }
            }

            return minimums;
        }

        private IReadOnlyList<BallotAnswer> Answers(IReadOnlyList<BallotAnswer> usual) => List("answers", usual, BallotAnswer.Abstained);

        private IReadOnlyList<BallotChannel> Channels(IReadOnlyList<BallotChannel> usual) => List("channels", usual, BallotChannel.Paper);

        private IReadOnlyList<T> List<T>(string name, IReadOnlyList<T> usual, T fallback)
            where T : struct, Enum
        {
            if (!root.TryGetProperty(name, out var value))
            {
                return usual;
            }

            if (value.ValueKind == JsonValueKind.Array)
            {
                return [.. value.EnumerateArray().Select((v, i) => One(v, $"$.{name}[{i}]", fallback))];
            }

            Say($"$.{name}", "应为列表", "must be a list");
            return usual;
        }

        private void Say(string path, string zh, string en) => Defects.Add(new SettingDefect(path, zh, en));
    }
}
