using System.Security.Cryptography;
using System.Text;

namespace DemocraticReview.App.People;

/// <summary>The code that an empty installation shows on its console, and asks for once.</summary>
public sealed record SetUpCode(string Code)
{
    public bool Matches(string? given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code), Encoding.UTF8.GetBytes(given?.Trim() ?? ""));
}
