using System.Globalization;
using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>What a rehearsal is to play. What is not given of the votes is not cast.</summary>
public sealed record RehearsalOptions
{
    public const string Usage = """
        用法 / usage: ./start.sh rehearse --out DIR [--roster FILE] [--dossier FILE]… [--procedure changgang-review]
            [--items I] [--representatives N] [--heads M] [--satisfied S] [--dissatisfied D] [--abstained A] [--invalid I]
            [--absent K] [--channel phone|paper] [--casting in-turn|at-once] [--seed X] [--language zh|en]
        """;

    public required string Out { get; init; }

    public string? Roster { get; init; }

    public IReadOnlyList<string> Dossiers { get; init; } = [];

    public string Procedure { get; init; } = "changgang-review";

    /// <summary>Invented items, where no dossier is given.</summary>
    public int Items { get; init; } = 1;

    /// <summary>Judges drawn, or members where all of them sit; the procedure's own number if not given.</summary>
    public int? Representatives { get; init; }

    /// <summary>Heads of departments; those whom the procedure asks for if not given.</summary>
    public int? Heads { get; init; }

    public int Satisfied { get; init; }

    public int Dissatisfied { get; init; }

    public int Abstained { get; init; }

    public int Invalid { get; init; }

    public int Absent { get; init; }

    /// <summary>By what is voted: phones, where nothing else is asked for and the procedure knows them. A paper can be invalid, a sealed ballot cannot.</summary>
    public BallotChannel Channel { get; init; } = BallotChannel.Phone;

    /// <summary>All phones at the same moment, with times: what the hall's server takes.</summary>
    public bool AtOnce { get; init; }

    public int Seed { get; init; } = 2009;

    public bool English { get; init; }

    public int Collected => Satisfied + Dissatisfied + Abstained + Invalid;

    /// <exception cref="FormatException">An option is unknown, without its value or not a number; the message says which.</exception>
    public static RehearsalOptions Parse(IReadOnlyList<string> args)
    {
        var options = new RehearsalOptions { Out = "" };
        for (var i = 0; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : throw new FormatException($"{args[i]}: 缺少值 / its value is missing");
            options = options.With(args[i], value);
        }

        options = options.Invalid > 0 ? options with { Channel = BallotChannel.Paper } : options;
        return options.Out.Length > 0 ? options : throw new FormatException("--out DIR: 缺少 / is missing");
    }

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000
            ? number
            : throw new FormatException($"{name} {value}: 应为不小于 0 的整数 / must be a whole number, 0 or more");

    private RehearsalOptions With(string name, string value) => name switch
    {
        "--out" => this with { Out = value },
        "--roster" => this with { Roster = Existing(value) },
        "--dossier" => this with { Dossiers = [.. Dossiers, Existing(value)] },
        "--procedure" => this with { Procedure = value },
        "--items" => this with { Items = Number(name, value) is > 0 and var items ? items : throw new FormatException($"{name} {value}: 至少 1 项 / at least 1") },
        "--representatives" => this with { Representatives = Number(name, value) },
        "--heads" => this with { Heads = Number(name, value) },
        "--satisfied" => this with { Satisfied = Number(name, value) },
        "--dissatisfied" => this with { Dissatisfied = Number(name, value) },
        "--abstained" => this with { Abstained = Number(name, value) },
        "--invalid" => this with { Invalid = Number(name, value) },
        "--absent" => this with { Absent = Number(name, value) },
        "--channel" => this with
        {
            Channel = value switch
            {
                "phone" => BallotChannel.Phone,
                "paper" => BallotChannel.Paper,
                _ => throw new FormatException($"{name} {value}: phone | paper"),
            },
        },
        "--casting" => this with
        {
            AtOnce = value switch
            {
                "in-turn" => false,
                "at-once" => true,
                _ => throw new FormatException($"{name} {value}: in-turn | at-once"),
            },
        },
        "--seed" => this with { Seed = Number(name, value) },
        "--language" => this with { English = value == "en" },
        _ => throw new FormatException($"{name}: 没有这个选项 / there is no such option"),
    };

    private static string Existing(string path) => File.Exists(path) ? path : throw new FormatException($"{path}: 找不到文件 / no such file");
}
