using System.Text;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>Plays the dossiers from the draft to the freeze: one evaluation officer writes, another one reviews.</summary>
internal sealed class DossierPlayer(Officers officers, RehearsalOptions options, Cast cast, Narrator narrator)
{
    private readonly DateOnly today = DateOnly.FromDateTime(RehearsalClock.Morning.ToOffset(WorkCalendar.ChinaOffset).DateTime);

    public async Task<List<Guid>> PlayAsync(IReadOnlyList<Person> heads)
    {
        var sources = options.Dossiers.Count > 0 ? options.Dossiers.Select(f => (string?)f).ToList() : [null];
        var items = new List<Guid>();
        foreach (var source in sources)
        {
            var text = source is null ? null : await File.ReadAllTextAsync(source);
            var title = text is null ? "耐火材料采购项目" : TitleOf(text, source!);
            var drafted = await officers.Evaluation.DoAsync("items", new DraftItem(cast.Dossier(title, items.Count + 1, heads, today), text));
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
        var marks = DossierFields.Of(item.Content, item.Attachments)
            .Select(f => new FieldMark(f, f == DossierFields.Benchmarks ? SecrecyLevel.TradeSecret : SecrecyLevel.Internal)).ToList();
        await officers.Reviewer.DoAsync($"{path}/mark-secrecy", new MarkSecrecy(marks));
        await officers.Evaluation.DoAsync($"{path}/flag-item", new FlagItem());
        narrator.Say("材料由同事核稿、逐项保密审查，定稿。", "A colleague has reviewed the dossier and marked each field; it is frozen.");
    }

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
