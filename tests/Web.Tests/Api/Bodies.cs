using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Tests.Api;

/// <summary>A body for any command, made from what its constructor asks for.</summary>
/// <param name="Text">For every text.</param>
/// <param name="Number">For every whole number.</param>
/// <param name="Time">For every time.</param>
/// <param name="Optional">Whether what may be left out is sent too.</param>
internal sealed record Bodies(string Text, int Number, DateTimeOffset Time, bool Optional)
{
    public static Bodies Minimal { get; } = new("x", 1, new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), false);

    /// <summary>Values at and beyond the edge of what the types hold.</summary>
    public static IReadOnlyList<Bodies> Extreme { get; } =
    [
        new("", 0, DateTimeOffset.MinValue, true),
        new("\u0000\u0007", int.MinValue, DateTimeOffset.MaxValue, true),
        new(new string('长', 40_000), int.MaxValue, new DateTimeOffset(9999, 12, 30, 20, 0, 0, TimeSpan.Zero), true),
        new("𠮷{0}' OR 1=1 --<script>", -1, new DateTimeOffset(1, 1, 2, 0, 0, 0, TimeSpan.FromHours(-14)), true),
    ];

    public JsonNode For(Type type) => new JsonObject(ConstructorOf(type).GetParameters()
        .Where(p => Optional || !p.IsOptional)
        .Select(p => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(p.Name!), Of(p.ParameterType))));

    private static ConstructorInfo ConstructorOf(Type type) => type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();

    private JsonNode? Of(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Of(inner) : type switch
    {
        _ when type == typeof(string) => Text,
        _ when type == typeof(int) => Number,
        _ when type == typeof(decimal) => Number,
        _ when type == typeof(byte[]) => "",
        _ when type == typeof(bool) => true,
        _ when type == typeof(Guid) => Guid.Empty,
        _ when type == typeof(DateTimeOffset) => JsonSerializer.SerializeToNode(Time, ApiJson.Options),
        _ when type == typeof(DateOnly) => JsonSerializer.SerializeToNode(DateOnly.FromDateTime(Time.UtcDateTime), ApiJson.Options),
        { IsEnum: true } => Enum.GetNames(type)[^1],
        { IsGenericType: true } => new JsonArray(Of(type.GetGenericArguments()[0])),
        _ => For(type),
    };
}
