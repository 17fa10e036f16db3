using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Workflow.Engine;

/// <summary>What tells one command from another under the same CommandId, its sender included, and the stored form of an answer.</summary>
internal static class CommandDigest
{
    public static string Of(Command command, Actor actor)
    {
        var fingerprint = command.Fingerprint();
        var text = $"{command.GetType().Name}\n{command.Subject}\n{actor.Role} {actor.Id}\n{JsonSerializer.Serialize(fingerprint, fingerprint.GetType(), EventCatalog.Json)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    public static string WriteAnswer(Answer answer) => JsonSerializer.Serialize(answer, EventCatalog.Json);

    public static Answer ReadAnswer(string stored) => JsonSerializer.Deserialize<Answer>(stored, EventCatalog.Json)!;
}
