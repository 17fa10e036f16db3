using DemocraticReview.Core.People;

namespace DemocraticReview.Core;

/// <summary>Guards that many decisions share: input is there, of one piece, and not over-long.</summary>
public static class Require
{
    /// <exception cref="BrokenRuleException"><see cref="Rules.FieldMissing"/>, <see cref="Rules.FieldTooLong"/> or <see cref="Rules.FieldHasControlCharacters"/>.</exception>
    public static void Text(string? text, int maximum, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new BrokenRuleException(Rules.FieldMissing, ("field", field));
        }

        Optional(text, maximum, field);
    }

    public static void Optional(string? text, int maximum, string field)
    {
        if (text?.Length > maximum)
        {
            throw new BrokenRuleException(Rules.FieldTooLong, ("field", field), ("maximum", maximum));
        }

        if (text?.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) == true)
        {
            throw new BrokenRuleException(Rules.FieldHasControlCharacters, ("field", field));
        }
    }

    /// <summary>A part of a request that must be there, such as a list that may be empty.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.FieldMissing"/>.</exception>
    public static T Present<T>(T? value, string field)
        where T : class => value ?? throw new BrokenRuleException(Rules.FieldMissing, ("field", field));

    /// <summary>A choice that exists; a number can arrive where a name was meant.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.ChoiceUnknown"/>.</exception>
    public static void Known<T>(T choice, string field)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(choice))
        {
            throw new BrokenRuleException(Rules.ChoiceUnknown, ("field", field), ("choice", choice));
        }
    }

    public static void Person(Person? person)
    {
        Text(person?.Number, 40, "person.number");
        Text(person!.Name, 60, "person.name");
        Text(person.Unit, 100, "person.unit");
        Optional(person.Post, 100, "person.post");
    }

    public static void NotNegative(int count, string field)
    {
        if (count < 0)
        {
            throw new BrokenRuleException(Rules.CountNegative, ("field", field));
        }
    }
}
