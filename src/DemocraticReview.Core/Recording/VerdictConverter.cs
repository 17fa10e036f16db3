using System.Text.Json;
using System.Text.Json.Serialization;
using DemocraticReview.Core.Tallying;

namespace DemocraticReview.Core.Recording;

/// <summary>A verdict stands in the record with its figures, and comes out of them again whenever it is read: nobody states one.</summary>
internal sealed class VerdictConverter : JsonConverter<Verdict>
{
    private sealed record Figures(bool Passed, string Inequality, int Satisfied, int Seated, Threshold Threshold);

    public override Verdict Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var stated = JsonSerializer.Deserialize<Figures>(ref reader, options) ?? throw new JsonException("A verdict has figures.");
        var verdict = Verdict.Of(stated.Satisfied, stated.Seated, stated.Threshold);
        return verdict.Passed == stated.Passed && verdict.Inequality == stated.Inequality
            ? verdict
            : throw new JsonException($"The figures give {verdict.Inequality}, not {stated.Inequality}.");
    }

    public override void Write(Utf8JsonWriter writer, Verdict value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Figures(value.Passed, value.Inequality, value.Satisfied, value.Seated, value.Threshold), options);
}
