using System.Net;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Questioning;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>Who asked is for the office alone (the API's answers are searched in SecrecyTests).</summary>
[Collection(OneBrowser.Name)]
public sealed class QuestionerTests(Works works)
{
    private const string Question = "为什么没有第三家报价？";

    [Fact(DisplayName = "当事人、其他评委、监票计票人、列席、公开页面和别的处室都看不到是谁提问")]
    public async Task Who_asked_is_on_no_page_but_the_office_s()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        await sitting.OpenAsync();
        var judge = (await sitting.ViewAsync()).Judges[4];
        var asking = (await works.Union.GetAsync<List<LinkView>>($"meetings/{sitting.Id}/links")).Single(l => l.PersonKey == judge.Label).Path;
        await (await works.EnterAsync(asking)).DoAsync($"meetings/{sitting.Id}/ask-question", new AskQuestion(1, Question));
        await SearchAsync(sitting, judge, asking);

        await sitting.OpenBallotAsync();
        await sitting.CloseBoxAsync();
        await sitting.CountAsync(new PaperCount(9, 8, 0, 0));
        await sitting.OfficeAsync("publish-result", new PublishResult(1));
        foreach (var link in (await sitting.LinksAsync(Role.Teller)).Concat(await sitting.LinksAsync(Role.Scrutineer)))
        {
            // The phones that counted keep theirs; another one is to read.
            await sitting.ReissueAsync(link);
        }

        await SearchAsync(sitting, judge, asking, Role.Scrutineer, Role.Teller);
    }

    private async Task SearchAsync(Sitting sitting, JudgeView judge, string asking, params Role[] more)
    {
        var own = $"/my/{sitting.Id}";
        string[] notices = [$"/notices/{sitting.Id}", $"/hall/{sitting.Id}", $"/api/v1/notices/{sitting.Id}"];
        string[] helpers = [own, $"{own}/items/1", $"/api/v1/meetings/{sitting.Id}"];
        string[] linked = [.. helpers, $"/meetings/{sitting.Id}/dossier/1"];
        string[] offices = [$"/meetings/{sitting.Id}", $"/meetings/{sitting.Id}/items/1", $"/api/v1/meetings/{sitting.Id}"];
        var readers = new List<(string Who, string[] Addresses)> { ("", notices), ("evaluation", offices), ("discipline", offices) };
        foreach (var role in more.Concat([Role.Respondent, Role.Observer]))
        {
            readers.Add(((await sitting.LinksAsync(role))[^1], role is Role.Scrutineer or Role.Teller ? helpers : linked));
        }

        readers.Add(((await sitting.LinksAsync(Role.Judge)).First(l => l != asking), linked));
        var told = 0;
        foreach (var (who, addresses) in readers)
        {
            var http = await works.DeviceAsync(who);
            foreach (var address in addresses)
            {
                var page = WebUtility.HtmlDecode(await http.GetStringAsync(new Uri(address, UriKind.Relative)));
                told += page.Contains(Question, StringComparison.Ordinal) ? 1 : 0;
                page.ShouldNotContain(judge.Person!.Name, Case.Sensitive, $"{who} {address}");
                page.ShouldNotContain("askedBy\":\"", Case.Sensitive, $"{who} {address}");
                if (!address.StartsWith("/api", StringComparison.Ordinal))
                {
                    page.ShouldNotContain(judge.Label, Case.Sensitive, $"{who} {address}");
                }
            }
        }

        told.ShouldBeGreaterThan(4);
        var office = await works.DeviceAsync("union");
        WebUtility.HtmlDecode(await office.GetStringAsync(new Uri($"/meetings/{sitting.Id}/items/1", UriKind.Relative))).ShouldContain($"{judge.Person!.Name} {judge.Label}");
    }
}
