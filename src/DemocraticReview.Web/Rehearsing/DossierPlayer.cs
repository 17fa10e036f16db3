using System.Globalization;
using System.Text;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>Plays the dossiers from the draft to the freeze: one evaluation officer writes, another one reviews.</summary>
internal sealed class DossierPlayer(Officers officers, RehearsalOptions options, bool reviewsPurchases, Cast cast, Narrator narrator)
{
    private readonly DateOnly today = DateOnly.FromDateTime(RehearsalClock.Morning.ToOffset(WorkCalendar.ChinaOffset).DateTime);

    public async Task<List<Guid>> PlayAsync(IReadOnlyList<Person> heads)
    {
        var sources = options.Dossiers.Count > 0 ? options.Dossiers.Select(f => (string?)f).ToList() : [.. Enumerable.Repeat((string?)null, options.Items)];
        var items = new List<Guid>();
        foreach (var source in sources)
        {
            var text = source is null ? null : await File.ReadAllTextAsync(source);
            var number = items.Count + 1;
            var title = text is null ? Invented(number) : TitleOf(text, source!);
            var content = reviewsPurchases ? cast.Dossier(title, number, heads, today) : cast.Submission(title, number);
            var drafted = await officers.Evaluation.DoAsync("items", new DraftItem(content, text));
            await PlayAsync($"items/{drafted.Id}");
            items.Add(drafted.Id);
            narrator.Say($"市场调研评价处提请评议：{title}", $"The evaluation office flags: {title}");
        }

        return items;
    }

    private async Task PlayAsync(string path)
    {
        var note = Encoding.UTF8.GetBytes("市场调研记录（彩排数据）。\n");
        await officers.Evaluation.UploadAsync<Answer>($"{path}/add-attachment?fileName={Uri.EscapeDataString("调研记录.txt")}", note);
        await officers.Evaluation.DoAsync($"{path}/seal-reports", new SealReports([cast.Report(today)]));
        await officers.Reviewer.DoAsync($"{path}/review-dossier", new ReviewDossier(true));
        var item = (await officers.Reviewer.GetAsync<ItemDetail>(path)).Item;
        await officers.Reviewer.DoAsync($"{path}/mark-secrecy", new MarkSecrecy(Cast.MarksOf(item)));
        await officers.Evaluation.DoAsync($"{path}/flag-item", new FlagItem());
        narrator.Say($"材料由同事核稿、逐项保密审查，定稿。", $"A colleague has reviewed the dossier and marked each field; it is frozen.");
    }

    private string Invented(int number) => reviewsPurchases
        ? number == 1 ? "耐火材料采购项目" : $"耐火材料采购项目（{number}）"
        : $"{narrator.Wording.Say("项目", CultureInfo.GetCultureInfo("zh-CN"))}{number}（彩排）";

    // The page that imports a package shows its title the same way; a broken one is left for the product to refuse in its own words.
    private static string TitleOf(string ocds, string source)
    {
        try
        {
            var title = ProcurementFacts.Of(OcdsPackage.Parse(ocds))[0].Title;
            return title.Length <= Preparing.MaximumText ? title : title[..Preparing.MaximumText];
        }
        catch (Core.BrokenRuleException)
        {
            return Path.GetFileNameWithoutExtension(source);
        }
    }
}
