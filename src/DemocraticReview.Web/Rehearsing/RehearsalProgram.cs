using System.Globalization;
using System.Text.Json;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Recording;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Texts;
using DemocraticReview.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Rehearsing;

/// <summary><c>./start.sh rehearse</c>: starts the product on a fresh database and a free port, and plays one whole meeting through the API.</summary>
public static class RehearsalProgram
{
    private static readonly JsonSerializerOptions Pretty = new(EventCatalog.Json) { WriteIndented = true };

    private const string SetUpCode = "rehearsal";

    /// <returns>0 when a verdict was reached, 1 when a rule refused, 2 when the call was wrong.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output)
    {
        RehearsalOptions options;
        try
        {
            options = RehearsalOptions.Parse(args);

            // Before anything is played, so that a refusal leaves no earlier result standing, and no meeting is played for a folder that takes none.
            Directory.CreateDirectory(options.Out);
            File.Delete(ResultOf(options));
            File.Delete(BundleOf(options));
        }
        catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync($"{wrong.Message}\n{RehearsalOptions.Usage}");
            return 2;
        }

        var data = Directory.CreateTempSubdirectory("review-rehearsal-");
        try
        {
            return await PlayAsync(options, data.FullName, output);
        }
        catch (RefusedException refused)
        {
            await output.WriteLineAsync($"{(options.English ? "Refused" : "规则不允许")} [{refused.Code}]: {refused.Message}");
            return 1;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static string ResultOf(RehearsalOptions options) => Path.Combine(options.Out, "result.json");

    private static string BundleOf(RehearsalOptions options) => Path.Combine(options.Out, RecordExport.NameOf(Player.MeetingNumber));

    private static async Task<int> PlayAsync(RehearsalOptions options, string data, TextWriter output)
    {
        await using var app = ReviewApp.Build(
            [$"--Data:Folder={data}", $"--SetUp:Code={SetUpCode}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning"],
            builder => builder.Services
                .AddSingleton<Entropy>(new SeededEntropy(options.Seed))
                .AddSingleton<IRecordKeys>(new SeededKeys(options.Seed))
                .AddSingleton<TimeProvider>(new RehearsalClock()));
        await ReviewApp.PrepareAsync(app);
        if (await IsSomebodysAsync(app))
        {
            await output.WriteLineAsync(options.English
                ? "The database that the settings name belongs to an enterprise. A rehearsal is played on an empty one: take the Database settings out of the environment."
                : "设置所指的数据库已有企业在用。彩排只在空库中进行：请去掉环境变量中的 Database 设置。");
            return 2;
        }

        await app.StartAsync();
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var player = new Player(address, options, new Narrator(output, options.English));
        var result = await PlayAndStopAsync(app, player);
        await File.WriteAllBytesAsync(BundleOf(options), player.Bundle);
        var file = ResultOf(options);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(result, Pretty) + "\n");
        await output.WriteLineAsync(file);
        return 0;
    }

    // Settings come from the environment too, where those of the real works may stand.
    private static async Task<bool> IsSomebodysAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReviewDb>().Enterprises.IgnoreQueryFilters().AnyAsync();
    }

    private static async Task<RehearsalResult> PlayAndStopAsync(WebApplication app, Player player)
    {
        using (player)
        {
            try
            {
                return await player.PlayAsync(SetUpCode);
            }
            finally
            {
                await app.StopAsync();
            }
        }
    }
}

/// <summary>Tells each step in a line as it happens.</summary>
internal sealed class Narrator(TextWriter output, bool english)
{
    public bool English => english;

    /// <summary>The words of the procedure that is played.</summary>
    public Wording Wording { get; set; } = Wording.Plain;

    public void Say(FormattableString zh, FormattableString en)
    {
        var text = english ? en : zh;
        output.WriteLine($"{(english ? "[rehearsal]" : "[彩排]")} {string.Format(CultureInfo.CurrentCulture, Word(text.Format), text.GetArguments())}");
    }

    /// <summary>A text of the product in those words.</summary>
    public string Word(string text) => Wording.Say(text, English ? Languages.English : Languages.Chinese);

    private static class Languages
    {
        public static readonly CultureInfo English = new("en");
        public static readonly CultureInfo Chinese = new("zh-CN");
    }
}
