using System.Text.Json;
using System.Text.Json.Serialization;
using DemocraticReview.Core.Tallying;

namespace DemocraticReview.Core.Recording;

/// <summary>A verdict stands in the record with its inequality, and is worked out again from the figures whenever it is read.</summary>
internal sealed class VerdictConverter : JsonConverter<Verdict>
{
    private sealed record Figures(bool Passed, string Inequality, int Satisfied, int Seated, Threshold Threshold);

    public override Verdict Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var f = JsonSerializer.Deserialize<Figures>(ref reader, options) ?? throw new JsonException("A verdict has figures.");
        var verdict = Verdict.Of(f.Satisfied, f.Seated, f.Threshold);
        return verdict.Passed == f.Passed && verdict.Inequality == f.Inequality ? verdict : throw new JsonException("The verdict does not follow from its figures.");
    }

    public override void Write(Utf8JsonWriter writer, Verdict value, JsonSerializerOptions options) => JsonSerializer.Serialize(
        writer, new Figures(value.Passed, value.Inequality, value.Satisfied, value.Seated, value.Threshold), options);
}
