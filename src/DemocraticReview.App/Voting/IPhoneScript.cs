namespace DemocraticReview.App.Voting;

/// <summary>The script that the server gives to the judges' phones: its hash stands on the record and on the hall's wall, so that everybody was given the same.</summary>
public interface IPhoneScript
{
    /// <summary>SHA-256, hex; null where no browser is served.</summary>
    string? Hash { get; }
}

/// <summary>No browser is served here.</summary>
public sealed class NoPhoneScript : IPhoneScript
{
    public string? Hash => null;
}
