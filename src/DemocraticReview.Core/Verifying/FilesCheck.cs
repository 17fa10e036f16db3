using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Verifying;

/// <summary>What stands beside the entries: file names, README, checkpoint, workflow file.</summary>
internal static class FilesCheck
{
    private static readonly string[] Once = [Bundle.ReadMeName, Bundle.CheckpointName, Bundle.LogName, Bundle.LogCheckpointName, Bundle.WorkflowName];

    /// <summary>The file, or a lie that it is missing.</summary>
    public static ReadOnlyMemory<byte> Get(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string name) =>
        files.TryGetValue(name, out var bytes) ? bytes : throw new Place(name).Lie(Checks.FileUnknown, "", name, "-");

    public static void Names(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        foreach (var name in files.Keys.Order(StringComparer.Ordinal).Where(n => !Once.Contains(n) && Number(n) is null))
        {
            throw new Place(name).Lie(Checks.FileUnknown, "", "-", name);
        }

        foreach (var name in Once)
        {
            Get(files, name);
        }

        if (!Get(files, Bundle.ReadMeName).Span.SequenceEqual(Bundle.ReadMe.Span))
        {
            throw new Place(Bundle.ReadMeName).Lie(Checks.ReadMe, "", Hex.Of(SHA256.HashData(Bundle.ReadMe.Span)), Hex.Of(SHA256.HashData(files[Bundle.ReadMeName].Span)));
        }
    }

    /// <summary>Number in the name of an entry, a roster or an archive; null for any other file.</summary>
    public static int? Number(string name)
    {
        var digits = name.Split('/') is [_, var file] ? file.Split('.')[0] : "";
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            && (name == Bundle.EntryName(number) || name == Bundle.RosterName(number) || name == Bundle.ItemName(number)) ? number : null;
    }

    /// <summary>A checkpoint with exactly one signature, by this key.</summary>
    public static Checkpoint SignedNote(Place place, string check, ReadOnlyMemory<byte> bytes, string origin, string name, string key)
    {
        if (Checkpoint.Read(Utf8(bytes)) is not ({ } checkpoint, [var line]))
        {
            throw place.Lie(check, "", "C2SP tlog-checkpoint, 1 signature", "-");
        }

        if (checkpoint.Origin != origin)
        {
            throw place.Lie(check, "origin", origin, checkpoint.Origin);
        }

        return checkpoint.IsSignedBy(line, name, key) ? checkpoint : throw place.Lie(check, "signature", $"{name}, ECDSA by {key}", line.Name);
    }

    public static void MeetingCheckpoint(ReadOnlyMemory<byte> bytes, Guid enterprise, Guid meeting, TreeHead head, string key)
    {
        var place = new Place(Bundle.CheckpointName);
        MustMatch(place, Checks.Checkpoint, SignedNote(place, Checks.Checkpoint, bytes, Checkpoint.OriginOf(enterprise, meeting), Checkpoint.NameOf(enterprise), key), head);
    }

    public static void MustMatch(Place place, string check, Checkpoint found, TreeHead expected)
    {
        if (found.Size != expected.Size)
        {
            throw place.Lie(check, "size", $"{expected.Size}", $"{found.Size}");
        }

        if (Hex.Of(found.Root) != expected.Root)
        {
            throw place.Lie(check, "root", expected.Root, Hex.Of(found.Root));
        }
    }

    /// <summary>The workflow file is the one that ran, and the settings in force are its own.</summary>
    public static void Workflow(ReadOnlyMemory<byte> bytes, JsonFields created)
    {
        var definition = created.Object("definition");
        var place = new Place(Bundle.WorkflowName);
        var hash = Hex.Of(SHA256.HashData(bytes.Span));
        if (hash != definition.Hash("sha256"))
        {
            throw place.Lie(Checks.WorkflowHash, "", definition.Hash("sha256"), hash);
        }

        var settings = created.Object("settings");
        var file = SettingsOf(place, bytes);
        foreach (var setting in file.EnumerateObject())
        {
            var inForce = settings.Json.TryGetProperty(setting.Name, out var value) ? value : throw created.At.Lie(Checks.Settings, $"body.settings.{setting.Name}", setting.Value.GetRawText(), "-");
            var higher = setting.Name == "seats" && settings.Count("seats") >= (setting.Value.TryGetInt32(out var seats) ? seats : int.MaxValue);
            settings.Must(higher || Same(setting.Value, inForce), Checks.Settings, setting.Name, setting.Value.GetRawText());
        }

        var (_, defects) = SettingsReader.Read(settings.Json, definition.Text("id"));
        if (defects.Count > 0)
        {
            throw created.At.Lie(Checks.Settings, $"body.settings{defects[0].Path[1..]}", defects[0].En, settings.Json.TryGetProperty(defects[0].Path[2..], out var weak) ? weak.GetRawText() : "-");
        }
    }

    public static string Utf8(ReadOnlyMemory<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.Span);
        return Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(bytes.Span) ? text : "";
    }

    private static JsonElement SettingsOf(Place place, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var file = JsonElement.Parse(bytes.Span);
            return file.ValueKind == JsonValueKind.Object && file.TryGetProperty("settings", out var settings) && settings.ValueKind == JsonValueKind.Object
                ? settings
                : throw place.Lie(Checks.Settings, "settings", "object", "-");
        }
        catch (JsonException)
        {
            throw place.Lie(Checks.Settings, "", "JSON", "-");
        }
    }

    private static bool Same(JsonElement one, JsonElement other)
    {
        try
        {
            return CanonicalJson.Write(one).AsSpan().SequenceEqual(CanonicalJson.Write(other));
        }
        catch (BrokenRuleException)
        {
            return false;
        }
    }
}
