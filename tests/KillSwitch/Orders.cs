using System.Globalization;

namespace KillSwitch;

/// <summary>When a process stops, seen from the commit of one command.</summary>
public enum Moment
{
    /// <summary>It dies by itself.</summary>
    BeforeTheCommit,

    /// <summary>Committed; the command stands still there and nobody is told, until the process is killed for whatever reason.</summary>
    AfterTheCommit,

    /// <summary>The deliberate violator: as above, but the product has not kept the key of the command.</summary>
    AfterTheCommitForgetting,
}

/// <summary>What the test tells the process, in files of one folder: both sides outlive neither restart nor kill.</summary>
public sealed class Orders(string folder)
{
    /// <summary>Environment variable with the folder.</summary>
    public const string Variable = "KILL_SWITCH_ORDERS";

    /// <summary>The product's time. It stands still between the test's own steps, so that two runs agree to the millisecond.</summary>
    public DateTimeOffset Now
    {
        get => DateTimeOffset.Parse(Read("now")!, CultureInfo.InvariantCulture);
        set => Write("now", value.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <summary>What random bytes are derived from, together with their place in the order of asking.</summary>
    public string Step
    {
        get => Read("step")!;
        set => Write("step", value);
    }

    public (Moment Moment, string CommandId)? Fate
    {
        get => Read("fate") is { Length: > 0 } line && line.Split(' ') is [var moment, var id] ? (Enum.Parse<Moment>(moment), id) : null;
        set => Write("fate", value is { } order ? $"{order.Moment} {order.CommandId}" : "");
    }

    private string? Read(string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    // Moved in, so that the other side never reads half of it.
    private void Write(string name, string text)
    {
        var draft = Path.Combine(folder, $"{name}.draft");
        File.WriteAllText(draft, text);
        File.Move(draft, Path.Combine(folder, name), overwrite: true);
    }
}
