using System.Text.Json;
using System.Text.Json.Nodes;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Texts;

namespace Core.Tests.Meetings;

public sealed class SettingsReaderTests
{
    private const string Smallest = """{ "procedure": "works-review", "question": "是否满意?", "questionEn": "Satisfied?" }""";

    [Fact]
    public void What_a_file_leaves_out_is_as_recommended()
    {
        var settings = Read(Smallest).Settings!;

        (settings.Seats, settings.Reserves, settings.MinimumRepresentatives, settings.BallotReminders).ShouldBe((15, 5, 15, 3));
        (settings.HeadsAtMost, settings.Quorum, settings.Threshold).ShouldBe((new Threshold(1, 3), new Threshold(2, 3), new Threshold(1, 2)));
        (settings.Base, settings.FailedItem, settings.RecusalLevel).ShouldBe((VoteBase.SeatedAtQuestioning, FailedItemGoes.Discipline, RecusalLevel.Unit));
        (settings.NoticeWorkingDays, settings.ObjectionWorkingDays, settings.DisplayName).ShouldBe((5, 5, "民主评议会"));
    }

    [Fact]
    public void A_file_can_choose_everything()
    {
        var settings = Read("""
            {
              "procedure": "congress", "selection": "AllMembers", "seats": 200, "reserves": 0, "minimumRepresentatives": 100,
              "professionMinimums": { "财务": 2 }, "headsAtMost": "1/4", "quorum": "3/4", "base": "AllAppointed", "threshold": "2/3", "passedItem": "Release", "recurs": "Monthly", "publication": "VerdictOnly",
              "answers": ["Satisfied", "Dissatisfied"], "channels": ["Paper"], "failedItem": "BackToOwner", "referralProcedure": "other",
              "question": "是否同意?", "questionEn": "Agreed?", "noticeWorkingDays": 7, "ballotReminders": 1, "objectionWorkingDays": 3,
              "recusalLevel": "Nobody", "displayName": "职代会审议", "displayNameEn": "Congress", "grounds": ["Submission"],
              "officeSeats": [{ "zh": "工会", "en": "union" }, { "zh": "财务", "en": "finance", "seats": 2 }],
              "words": { "Judge": { "zh": "代表", "en": "delegate" }, "Respondent": { "zh": "提案人", "en": "proposer", "enMany": "those who propose" } }
            }
            """).Settings!;

        (settings.Procedure, settings.Selection, settings.Seats, settings.Reserves, settings.MinimumRepresentatives).ShouldBe(("congress", Selection.AllMembers, 200, 0, 100));
        settings.ProfessionMinimums.ShouldBe(new Dictionary<string, int> { ["财务"] = 2 });
        (settings.HeadsAtMost, settings.Quorum, settings.Threshold).ShouldBe((new Threshold(1, 4), new Threshold(3, 4), new Threshold(2, 3)));
        (settings.Base, settings.FailedItem, settings.ReferralProcedure, settings.RecusalLevel).ShouldBe((VoteBase.AllAppointed, FailedItemGoes.BackToOwner, "other", RecusalLevel.Nobody));
        (settings.PassedItem, settings.Recurs, settings.Publication).ShouldBe((PassedItemGoes.Release, Recurrence.Monthly, Publication.VerdictOnly));
        settings.Grounds.ShouldBe([Ground.Submission]);
        settings.OfficeSeats.ShouldBe([new OfficeSeat("工会", "union", 1), new OfficeSeat("财务", "finance", 2)]);
        (settings.Words[Term.Judge], settings.Words[Term.Respondent]).ShouldBe((new Word("代表", "delegate"), new Word("提案人", "proposer", "those who propose")));
        settings.Answers.ShouldBe([BallotAnswer.Satisfied, BallotAnswer.Dissatisfied]);
        settings.Channels.ShouldBe([BallotChannel.Paper]);
        (settings.Question, settings.QuestionEn, settings.DisplayName, settings.DisplayNameEn).ShouldBe(("是否同意?", "Agreed?", "职代会审议", "Congress"));
        (settings.NoticeWorkingDays, settings.BallotReminders, settings.ObjectionWorkingDays).ShouldBe((7, 1, 3));
    }

    [Theory(DisplayName = "自称长钢程序的,专业代表不得少于15名")]
    [InlineData("seats", "14", "$.seats")]
    [InlineData("minimumRepresentatives", "14", "$.minimumRepresentatives")]
    [InlineData("minimumRepresentatives", "1", "$.minimumRepresentatives")]
    public void Changgangs_fifteen_cannot_be_lowered(string name, string value, string path)
    {
        Defects(Smallest, name, value).Except(["$.minimumRepresentatives"]).ShouldBeEmpty();
        foreach (var file in new[] { With(Smallest, "procedure", "\"changgang-review\""), With(Smallest, "procedure", "\"Changgang\""), With(Smallest, "displayName", "\"长钢民主评议会\"") })
        {
            Defects(file, name, value).ShouldContain(path);
        }

        Read(With(Smallest, name, value), "changgang-review-2").Defects.Select(d => d.Path).ShouldContain(path);
    }

    [Fact(DisplayName = "自称长钢程序的,席位和最低人数均不足的,两处均指出")]
    public void Every_defect_is_told_not_only_the_first() =>
        Defects(With(With(Smallest, "seats", "14"), "minimumRepresentatives", "14"), "procedure", "\"changgang-review\"").ShouldBe(["$.seats", "$.minimumRepresentatives"]);

    [Theory(DisplayName = "自称长钢程序的,须随机抽取、超过半数、移送纪检监察,不得改变")]
    [InlineData("selection", "\"AllMembers\"", "$.selection")]
    [InlineData("threshold", "\"1/3\"", "$.threshold")]
    [InlineData("failedItem", "\"BackToOwner\"", "$.failedItem")]
    [InlineData("grounds", "[\"PriceGap\", \"Submission\"]", "$.grounds")]
    public void What_the_source_rule_says_is_not_undone_under_its_name(string name, string value, string path)
    {
        Defects(Smallest, name, value).ShouldBeEmpty();
        Defects(With(Smallest, "procedure", "\"changgang-review\""), name, value).ShouldBe([path]);
    }

    [Fact(DisplayName = "其他程序可以设定较少的专业代表")]
    public void Another_procedure_may_sit_with_fewer() =>
        Defects(With(Smallest, "seats", "9"), "minimumRepresentatives", "7").ShouldBeEmpty();

    [Theory]
    [InlineData("procedure", "null")]
    [InlineData("procedure", "\"  \"")]
    [InlineData("question", "\"\"")]
    [InlineData("questionEn", "7")]
    [InlineData("referralProcedure", "\"\"")]
    [InlineData("displayName", "[]")]
    [InlineData("displayNameEn", "{}")]
    [InlineData("seats", "0")]
    [InlineData("seats", "10001")]
    [InlineData("seats", "15.5")]
    [InlineData("seats", "\"15\"")]
    [InlineData("reserves", "-1")]
    [InlineData("reserves", "1001")]
    [InlineData("minimumRepresentatives", "0")]
    [InlineData("minimumRepresentatives", "16")]
    [InlineData("noticeWorkingDays", "-1")]
    [InlineData("noticeWorkingDays", "61")]
    [InlineData("ballotReminders", "11")]
    [InlineData("ballotReminders", "-1")]
    [InlineData("objectionWorkingDays", "0")]
    [InlineData("objectionWorkingDays", "61")]
    [InlineData("selection", "\"ByHand\"")]
    [InlineData("selection", "0")]
    [InlineData("base", "\"seatedAtBallot\"")]
    [InlineData("failedItem", "\"Nowhere\"")]
    [InlineData("recusalLevel", "null")]
    [InlineData("threshold", "\"1/1\"")]
    [InlineData("threshold", "\"0/2\"")]
    [InlineData("threshold", "\"3/2\"")]
    [InlineData("threshold", "\"-1/2\"")]
    [InlineData("threshold", "\"1/2/3\"")]
    [InlineData("threshold", "\"50%\"")]
    [InlineData("threshold", "0.5")]
    [InlineData("quorum", "\"1/1001\"")]
    [InlineData("headsAtMost", "\"x/y\"")]
    [InlineData("answers", "[\"Satisfied\"]")]
    [InlineData("answers", "[\"Satisfied\", \"Dissatisfied\", \"Dissatisfied\"]")]
    [InlineData("answers", "[]")]
    [InlineData("answers", "\"Satisfied\"")]
    [InlineData("channels", "[]")]
    [InlineData("channels", "[\"Paper\", \"Paper\"]")]
    [InlineData("grounds", "[]")]
    [InlineData("grounds", "[\"PriceGap\", \"PriceGap\"]")]
    [InlineData("officeSeats", "{}")]
    [InlineData("officeSeats", "[{\"zh\": \"工会\", \"en\": \"union\"}, {\"zh\": \"工会\", \"en\": \"union\"}]")]
    [InlineData("words", "[]")]
    [InlineData("words", "{\"Satisfied\": {\"zh\": \"不满意\", \"en\": \"in favour\"}}")]
    [InlineData("words", "{\"Satisfied\": {\"zh\": \"同意\", \"en\": \"Abstained\"}}")]
    [InlineData("professionMinimums", "[]")]
    [InlineData("professionMinimums", "{\"财务\": 16}")]
    public void A_bad_setting_is_a_defect_with_its_path(string name, string value)
    {
        var defect = Read(With(Smallest, name, value)).Defects.ShouldHaveSingleItem();

        defect.Path.ShouldBe($"$.{name}");
        defect.Zh.ShouldNotBeNullOrWhiteSpace();
        defect.En.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("professionMinimums", "{\"财务\": -1}", "$.professionMinimums.财务")]
    [InlineData("professionMinimums", "{\"财务\": \"2\"}", "$.professionMinimums.财务")]
    [InlineData("answers", "[\"Satisfied\", \"Maybe\"]", "$.answers[1]")]
    [InlineData("channels", "[\"Pigeon\"]", "$.channels[0]")]
    [InlineData("seat", "15", "$.seat")]
    [InlineData("grounds", "[\"Gossip\"]", "$.grounds[0]")]
    [InlineData("officeSeats", "[{\"zh\": \"工会\"}]", "$.officeSeats[0]")]
    [InlineData("officeSeats", "[{\"zh\": \"工会\", \"en\": \"union\", \"seats\": 0}]", "$.officeSeats[0]")]
    [InlineData("officeSeats", "[{\"zh\": \"工会\", \"en\": \"union\", \"chair\": true}]", "$.officeSeats[0]")]
    [InlineData("words", "{\"Jury\": {\"zh\": \"代表\", \"en\": \"delegate\"}}", "$.words.Jury")]
    [InlineData("words", "{\"Judge\": \"代表\"}", "$.words.Judge")]
    [InlineData("words", "{\"Judge\": {\"zh\": \"代表\"}}", "$.words.Judge")]
    [InlineData("words", "{\"Judge\": {\"zh\": \"代表\", \"en\": \"delegate\", \"plural\": \"x\"}}", "$.words.Judge")]
    public void A_bad_part_or_name_is_a_defect_with_its_path(string name, string value, string path)
    {
        var (settings, defects) = Read(With(Smallest, name, value));

        settings.ShouldBeNull();
        defects.ShouldHaveSingleItem().Path.ShouldBe(path);
    }

    [Fact]
    public void An_unknown_name_comes_with_the_names_there_are() =>
        Read(With(Smallest, "seat", "15")).Defects[0].Known!.ShouldContain("seats");

    [Theory]
    [InlineData("{}", "$.procedure,$.question,$.questionEn")]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    public void What_is_missing_is_named(string json, string paths) =>
        string.Join(',', Read(json).Defects.Select(d => d.Path)).ShouldBe(paths);

    private static string With(string json, string name, string value)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        node[name] = JsonNode.Parse(value);
        return node.ToJsonString();
    }

    private static IEnumerable<string> Defects(string json, string name, string value) => Read(With(json, name, value)).Defects.Select(d => d.Path);

    private static (ProcedureSettings? Settings, IReadOnlyList<SettingDefect> Defects) Read(string json, string definitionId = "works-review") =>
        SettingsReader.Read(JsonSerializer.Deserialize<JsonElement>(json), definitionId);
}
