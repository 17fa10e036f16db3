using System.Text.Json;
using System.Text.Json.Serialization;
using DemocraticReview.Core.Tallying;

namespace DemocraticReview.Core.Recording;

/// <summary>A tally report stands in the record with all its lines, and is checked again whenever it is read.</summary>
internal sealed class TallyConverter : JsonConverter<Tally>
{
    private sealed record Lines(
        int Appointed, int Present, int Recused, int Seated, int Issued, int Collected, int Valid, int Satisfied, int Dissatisfied, int Abstained, int Invalid, int NotCast);

    public override Tally Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var l = JsonSerializer.Deserialize<Lines>(ref reader, options) ?? throw new JsonException("A tally has lines.");
        return Tally.Of(
            new Attendance(l.Appointed, l.Present, l.Recused, l.Seated),
            new BallotCount(l.Issued, l.Collected, l.Satisfied, l.Dissatisfied, l.Abstained, l.Invalid));
    }

    public override void Write(Utf8JsonWriter writer, Tally value, JsonSerializerOptions options) => JsonSerializer.Serialize(
        writer,
        new Lines(
            value.Appointed, value.Present, value.Recused, value.Seated, value.Issued, value.Collected,
            value.Valid, value.Satisfied, value.Dissatisfied, value.Abstained, value.Invalid, value.NotCast),
        options);
}
