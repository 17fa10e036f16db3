using System.Globalization;
using System.Text.Json;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Texts;

namespace DemocraticReview.Core.Meetings;

/// <summary>Reads the values of settings one by one, and says of each what it would have taken.</summary>
internal abstract class SettingValues(JsonElement root)
{
    public List<SettingDefect> Defects { get; } = [];

    protected JsonElement Root { get; } = root;

    protected string Text(string name, string? usual)
    {
        if (!Root.TryGetProperty(name, out var value))
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

    protected int Whole(string name, int usual, int least, int most)
    {
        if (!Root.TryGetProperty(name, out var value))
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

    protected T Choice<T>(string name, T usual, params T[] never)
        where T : struct, Enum
    {
        return Root.TryGetProperty(name, out var value) ? One(value, $"$.{name}", usual, never) : usual;
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

    protected Threshold Share(string name, Threshold usual)
    {
        if (!Root.TryGetProperty(name, out var value))
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

    protected Dictionary<string, int> Minimums()
    {
        var minimums = new Dictionary<string, int>(StringComparer.Ordinal);
        if (!Root.TryGetProperty("professionMinimums", out var value))
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

    protected IReadOnlyList<T> List<T>(string name, IReadOnlyList<T> usual, T fallback)
        where T : struct, Enum
    {
        if (!Root.TryGetProperty(name, out var value))
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

    /// <summary>Null where the file names no offices: then the heads of the departments concerned sit.</summary>
    protected IReadOnlyList<OfficeSeat>? OfficeSeats()
    {
        if (!Root.TryGetProperty("officeSeats", out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Say("$.officeSeats", "应为席位的列表", "must be a list of offices");
            return null;
        }

        return [.. value.EnumerateArray().Select((o, i) => Office(o, $"$.officeSeats[{i}]")).OfType<OfficeSeat>()];
    }

    protected IReadOnlyDictionary<Term, Word> Words()
    {
        var words = new SortedDictionary<Term, Word>();
        if (!Root.TryGetProperty("words", out var value))
        {
            return words;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            Say("$.words", "应为“用语: {zh, en}”的对象", "must be an object of term: {zh, en}");
            return words;
        }

        var terms = Enum.GetNames<Term>();
        foreach (var p in value.EnumerateObject())
        {
            var path = $"$.words.{p.Name}";
            if (!terms.Contains(p.Name, StringComparer.Ordinal))
            {
                Defects.Add(new SettingDefect(path, $"没有名为“{p.Name}”的用语", $"there is no term called \"{p.Name}\"", terms));
            }
            else if (Short(p.Value, "zh") is { } zh && Short(p.Value, "en") is { } en && OnlyKeys(p.Value, "zh", "en", "enMany") && (!p.Value.TryGetProperty("enMany", out _) || Short(p.Value, "enMany") is not null))
            {
                words[Enum.Parse<Term>(p.Name)] = new Word(zh, en, Short(p.Value, "enMany"));
            }
            else
            {
                Say(path, "应写明 zh 和 en（英文复数不规则的再写 enMany），各 1 到 40 个字", "must give zh and en, and enMany where the plural is irregular, each of 1 to 40 characters");
            }
        }

        return words;
    }

    protected void Say(string path, string zh, string en) => Defects.Add(new SettingDefect(path, zh, en));

    private static string? Short(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 and <= 40 } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static bool OnlyKeys(JsonElement element, params string[] keys) => element.EnumerateObject().All(p => keys.Contains(p.Name, StringComparer.Ordinal));

    private OfficeSeat? Office(JsonElement value, string path)
    {
        var seats = 1;
        if (Short(value, "zh") is { } zh && Short(value, "en") is { } en && OnlyKeys(value, "zh", "en", "seats")
            && (!value.TryGetProperty("seats", out var number) || (number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out seats) && seats is >= 1 and <= 100)))
        {
            return new OfficeSeat(zh, en, seats);
        }

        Say(path, "应写明 zh、en 和席位数 seats（1 到 100）", "must give zh, en and the number of seats (1 to 100)");
        return null;
    }
}
