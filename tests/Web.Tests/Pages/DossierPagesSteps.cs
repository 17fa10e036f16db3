using System.Text;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>What a person types and taps on the way through a dossier.</summary>
public sealed partial class DossierPagesTests
{
    private static async Task FillPeopleAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "当事人和职能部门" }).ClickAsync();
        await page.GetByLabel("工号").FillAsync("90011");
        await page.GetByLabel("岗位").FillAsync("采购主管");
        await ButtonAsync(page, "保存");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写“姓名”");
        await Expect(page.GetByLabel("岗位")).ToHaveValueAsync("采购主管");
        await page.MustBeFitAsync();
        await page.GetByLabel("姓名").FillAsync("贺建国");
        await page.GetByLabel("所在单位").FillAsync("物资采购处");
        await ButtonAsync(page, "再加一名当事人");
        await Expect(page.GetByLabel("工号")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "删去 当事人 2" }).ClickAsync();
        await Expect(page.GetByLabel("工号")).ToHaveCountAsync(1);
        await ButtonAsync(page, "保存");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    private static async Task FillPricesAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "价格相差较大" }).ClickAsync();
        await page.GetByLabel("认定的情况").FillAsync("比两家市场价格高出近两成。");
        await PriceAsync(page, "Contract", "39八0");
        await SourceAsync(page, 0, "行业信息网", "3,400.00");
        await SourceAsync(page, 1, "邻近企业合同", "３４００");
        await ButtonAsync(page, "保存");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“39八0”不是数字");
        await Expect(page.Locator("[id='Contract.Amount']")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("[id='Benchmarks[1].Source']")).ToHaveValueAsync("邻近企业合同");
        await page.MustBeFitAsync();
        await page.Locator("[id='Contract.Amount']").FillAsync("4012");
        await ButtonAsync(page, "再加一个对比价格");
        await Expect(page.Locator("[id='Benchmarks[2].Source']")).ToBeFocusedAsync();
        await Expect(page.Locator("[id='Benchmarks[2].Unit']")).ToHaveValueAsync("吨");
        await ButtonAsync(page, "保存");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    private static async Task SourceAsync(IPage page, int row, string source, string amount)
    {
        await page.Locator($"[id='Benchmarks[{row}].Source']").FillAsync(source);
        await page.Locator($"[id='Benchmarks[{row}].Date']").FillAsync("2025-12-05");
        await PriceAsync(page, $"Benchmarks[{row}]", amount);
    }

    private static async Task PriceAsync(IPage page, string id, string amount)
    {
        await page.Locator($"[id='{id}.Amount']").FillAsync(amount);
        await page.Locator($"[id='{id}.Unit']").FillAsync("吨");
    }

    private static async Task FillReactionAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "职工反应强烈" }).ClickAsync();
        await page.GetByLabel("认定的情况").FillAsync("三个车间多次反映。");
        await page.Locator("[id='Counts[0].Matter']").FillAsync("使用寿命变短");
        await page.Locator("[id='Counts[0].Count']").FillAsync("12");
        await page.GetByLabel("概括").FillAsync("普遍反映新批次不耐用。");
        await ButtonAsync(page, "保存");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "反映人（封存）" }).ClickAsync();
        await page.GetByLabel("反映人", new() { Exact = true }).FillAsync(Report.Name!);
        await page.GetByLabel("反映日期").FillAsync("2025-12-01");
        await page.GetByLabel("反映内容").FillAsync(Report.Text);
        await ButtonAsync(page, "保存");
        await Expect(page.GetByText("已封存 1 条")).ToBeVisibleAsync();
    }

    private static async Task AddFileAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "附件" }).ClickAsync();
        await page.GetByLabel("选择文件").SetInputFilesAsync(new FilePayload { Name = "报价.pdf", MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes("报价三千四") });
        await ButtonAsync(page, "上传");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("其实是");
        await page.GetByLabel("选择文件").SetInputFilesAsync(new FilePayload { Name = "报价.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("报价三千四") });
        await ButtonAsync(page, "上传");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "报价.txt" })).ToBeVisibleAsync();
        await page.MustBeFitAsync();
        var answer = await page.Context.APIRequest.GetAsync((await page.GetByRole(AriaRole.Link, new() { Name = "报价.txt" }).GetAttributeAsync("href"))!);
        answer.Headers["content-type"].ShouldBe("text/plain");
        answer.Headers["content-disposition"].ShouldStartWith("attachment");
        answer.Headers["x-content-type-options"].ShouldBe("nosniff");
        (await answer.TextAsync()).ShouldBe("报价三千四");
    }

    private static async Task ReviewAsync(IPage page, string item)
    {
        await page.GotoAsync($"/items/{item}");
        await page.GetByRole(AriaRole.Link, new() { Name = "核稿", Exact = true }).ClickAsync();
        await page.GetByLabel("退回修改").CheckAsync();
        await ButtonAsync(page, "提交核稿意见");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写“意见”");
        await page.GetByLabel("同意，可以作保密审查").CheckAsync();
        await ButtonAsync(page, "提交核稿意见");
        await page.GetByRole(AriaRole.Link, new() { Name = "保密审查", Exact = true }).ClickAsync();
        foreach (var choice in await page.GetByLabel("内部").AllAsync())
        {
            await choice.CheckAsync();
        }

        await page.GetByLabel("涉密").First.CheckAsync();
        await ButtonAsync(page, "提交保密审查");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("涉密内容不得进入本系统");
        await Expect(page.GetByLabel("内部").Last).ToBeCheckedAsync();
        await page.MustBeFitAsync();
        await page.GetByLabel("商业秘密").First.CheckAsync();
        await ButtonAsync(page, "提交保密审查");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    private static async Task FreezeAsync(IPage page, string item)
    {
        await page.GotoAsync($"/items/{item}");
        await page.GetByRole(AriaRole.Link, new() { Name = "定稿", Exact = true }).ClickAsync();
        await page.GetByLabel("我已通读材料，确认定稿。").CheckAsync();
        await ButtonAsync(page, "定稿，确定为评议项目");
        await page.GetByRole(AriaRole.Link, new() { Name = "定稿后补充的材料" }).ClickAsync();
        await page.GetByLabel("说明").FillAsync("供应商来函说明涨价原因。");
        await ButtonAsync(page, "补充");
        await Expect(page.Locator(".late")).ToContainTextAsync("供应商来函");
        await page.MustBeFitAsync();
    }
}
