namespace DemocraticReview.Core.Drawing;

/// <summary>What each form of the draw asks for.</summary>
public static class DrawForms
{
    /// <summary>Draws that a missing reveal may void before paper lots are drawn.</summary>
    public const int MostMissingReveals = 2;

    /// <summary>Ten-sided dice.</summary>
    public static int Dice(DrawForm form) => form switch
    {
        DrawForm.Light => 6,
        DrawForm.Strict or DrawForm.DiceAlone => 10,
        _ => 0,
    };

    /// <summary>Least number of witnesses; forms that need none take none.</summary>
    public static int LeastWitnesses(DrawForm form) => form switch
    {
        DrawForm.Light => 2,
        DrawForm.Strict => 3,
        _ => 0,
    };

    /// <summary>Whether these witnesses are enough for the form, in number and in part.</summary>
    public static bool Suits(DrawForm form, IReadOnlyCollection<WitnessPart> witnesses) =>
        LeastWitnesses(form) is var least && (least == 0 ? witnesses.Count == 0 : witnesses.Count >= least)
        && (form != DrawForm.Strict || witnesses.Contains(WitnessPart.RespondentsChoice));

    /// <summary>Whether these are so many digits.</summary>
    public static bool AreDice(DrawForm form, string? dice) => dice?.Length == Dice(form) && dice.All(char.IsAsciiDigit);
}
