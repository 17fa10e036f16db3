using System.Text.Json;
using DemocraticReview.Core.Meetings;

namespace Core.Tests;

/// <summary>Settings of the workflow files that come with the product.</summary>
internal static class Shipped
{
    public static ProcedureSettings Congress { get; } = Read("workers-congress-deliberation");

    public static ProcedureSettings WageReview { get; } = Read("joint-wage-review");

    private static ProcedureSettings Read(string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "workflows", $"{name}.json")));
        var (settings, defects) = SettingsReader.Read(file.RootElement.GetProperty("settings"), name);
        return settings ?? throw new InvalidOperationException(defects[0].En);
    }
}
