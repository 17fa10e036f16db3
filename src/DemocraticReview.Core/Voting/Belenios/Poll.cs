using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>What may be ticked on one ballot.</summary>
/// <param name="Sentence">The voted sentence.</param>
/// <param name="Answers">1 to 20 answers, such as 满意 and 不满意. An abstention ticks none.</param>
/// <param name="Minimum">Fewest answers ticked; 0 where abstaining is allowed.</param>
/// <param name="Maximum">Most answers ticked.</param>
public sealed record PollQuestion(string Sentence, ImmutableArray<string> Answers, int Minimum, int Maximum);

/// <summary>What one box asks, and the key it is sealed with: the JSON that the format calls an election (version 1), with exactly one question.</summary>
public sealed class Poll
{
    private const int LongestText = 2000;
    private const string Base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly Lazy<PowerTable> _keyTable;

    private Poll(string uuid, PollQuestion question, GroupElement key, byte[] json)
    {
        (Uuid, Question, Key, Json, Hash) = (uuid, question, key, json, Base64(json));
        _keyTable = new(() => PowerTable.Lasting(key));
    }

    /// <summary>Of this item and round alone: see <see cref="UuidOf"/>.</summary>
    public string Uuid { get; }

    public PollQuestion Question { get; }

    /// <summary>y, the product of the key holders' keys.</summary>
    public GroupElement Key { get; }

    /// <summary>The published bytes: φ is their hash.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>φ: base64 of the SHA-256 of <see cref="Json"/>, without padding.</summary>
    public string Hash { get; }

    internal PowerTable KeyTable => _keyTable.Value;

    /// <param name="uuid">See <see cref="UuidOf"/>.</param>
    /// <param name="name">Title of the meeting.</param>
    /// <param name="description">Number of the meeting, of the item and of the round.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="key">y.</param>
    /// <exception cref="BrokenRuleException"><see cref="BallotRules.PollMalformed"/>.</exception>
    public static Poll Create(string uuid, string name, string description, PollQuestion question, GroupElement key) => Read(Encoding.UTF8.GetBytes(
        $"{{\"version\":1,\"description\":{Quote(description)},\"name\":{Quote(name)},\"group\":\"{Belenios2048.Name}\",\"public_key\":\"{key}\","
        + $"\"questions\":[{{\"answers\":[{string.Join(',', question.Answers.Select(Quote))}],\"min\":{question.Minimum},\"max\":{question.Maximum},\"question\":{Quote(question.Sentence)}}}],"
        + $"\"uuid\":\"{uuid}\",\"administrator\":\"union\",\"credential_authority\":\"judges\"}}"));

    /// <summary>22 characters of base 58 that belong to this item and round of this meeting and no other.</summary>
    public static string UuidOf(Guid meeting, int item, int round)
    {
        var fields = new[] { meeting.ToString(), $"{item}", $"{round}" }.Select(Encoding.ASCII.GetBytes).ToArray();
        var hash = DomainHash.OfFields("review/ballot/uuid/v1", fields);
        return string.Concat(hash.Take(22).Select(b => Base58[b % Base58.Length]));
    }

    /// <exception cref="BrokenRuleException"><see cref="BallotRules.PollMalformed"/>.</exception>
    public static Poll Read(ReadOnlySpan<byte> json)
    {
        var reader = new StrictReader(json, BallotRules.PollMalformed);
        reader.Literal("{\"version\":1,\"description\":"u8);
        reader.Text(LongestText);
        reader.Literal(",\"name\":"u8);
        reader.Text(LongestText);
        reader.Literal(",\"group\":\"BELENIOS-2048\",\"public_key\":"u8);
        var key = reader.Element();
        reader.Literal(",\"questions\":[{\"answers\":["u8);
        var answers = ReadAnswers(ref reader);
        reader.Literal(",\"min\":"u8);
        var minimum = reader.Count();
        reader.Literal(",\"max\":"u8);
        var maximum = reader.Count();
        reader.Literal(",\"question\":"u8);
        var sentence = reader.Text(LongestText);
        reader.Literal("}],\"uuid\":"u8);
        var uuid = reader.Plain(60);
        reader.Literal(",\"administrator\":"u8);
        reader.Text(LongestText);
        reader.Literal(",\"credential_authority\":"u8);
        reader.Text(LongestText);
        reader.Literal("}"u8);
        reader.End();
        var fits = uuid.Length >= 14 && uuid.All(Base58.Contains) && minimum <= maximum && maximum <= answers.Length && !key.IsOne && key.IsInGroup();
        return fits ? new Poll(uuid, new PollQuestion(sentence, answers, minimum, maximum), key, json.ToArray()) : throw reader.Refusal();
    }

    /// <summary>SHA-256 in base64 without padding, as φ, <c>h</c> and trackers are written.</summary>
    public static string Base64(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(SHA256.HashData(bytes)).TrimEnd('=');

    private static ImmutableArray<string> ReadAnswers(ref StrictReader reader)
    {
        const int Most = 20;
        var answers = ImmutableArray.CreateBuilder<string>();
        do
        {
            answers.Add(reader.Text(LongestText));
        }
        while (answers.Count < Most && reader.TryLiteral(","u8));
        reader.Literal("]"u8);
        return answers.ToImmutable();
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text, Readable);
}
