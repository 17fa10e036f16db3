using System.Globalization;

namespace DemocraticReview.Core.Flagging;

/// <summary>What a file truly is, as its content says.</summary>
public enum AttachmentType
{
    Pdf,
    Png,
    Jpeg,
    Docx,
    Xlsx,
    Txt,
}

/// <summary>A file that belongs to a dossier. Its bytes lie apart.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">As the officer's computer called it.</param>
/// <param name="Type">What it truly is.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Late">The secrecy mark of material that came after the freeze; null for what was frozen with the dossier.</param>
/// <param name="At">When it came.</param>
public sealed record Attachment(Guid Id, string Name, AttachmentType Type, long Size, string Sha256, SecrecyLevel? Late, DateTimeOffset At);

/// <summary>Material that came after the freeze: added beside the dossier and marked, never edited in.</summary>
public sealed record LateNote(string Text, SecrecyLevel Level, DateTimeOffset At);

/// <summary>Limits of attachments.</summary>
public static class Attachments
{
    /// <summary>One file, in bytes.</summary>
    public const long MaximumFile = 20L << 20;

    /// <summary>All files of an item, in bytes.</summary>
    public const long MaximumItem = 100L << 20;

    public const int MaximumCount = 100;
    public const int MaximumName = 120;
    private const string Forbidden = "/\\:*?\"<>|\t\r\n";

    private static readonly Dictionary<AttachmentType, (string Media, string[] Endings)> Known = new()
    {
        [AttachmentType.Pdf] = ("application/pdf", [".pdf"]),
        [AttachmentType.Png] = ("image/png", [".png"]),
        [AttachmentType.Jpeg] = ("image/jpeg", [".jpg", ".jpeg"]),
        [AttachmentType.Docx] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"]),
        [AttachmentType.Xlsx] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"]),
        [AttachmentType.Txt] = ("text/plain", [".txt"]),
    };

    public static string MediaTypeOf(AttachmentType type) => Known[type].Media;

    /// <exception cref="BrokenRuleException">The name, the type or a size is not one that a dossier takes.</exception>
    public static void Check(ReviewItem item, Attachment attachment)
    {
        CheckName(attachment.Name);
        if (!Known[attachment.Type].Endings.Any(e => attachment.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        {
            throw new BrokenRuleException(DossierRules.AttachmentTypeMismatch, ("name", attachment.Name), ("type", attachment.Type));
        }

        CheckSize(attachment.Size);
        if (item.Attachments.Sum(a => a.Size) + attachment.Size > MaximumItem)
        {
            throw new BrokenRuleException(DossierRules.AttachmentsTooLarge, ("maximum", MaximumItem >> 20));
        }

        if (item.Attachments.Count >= MaximumCount)
        {
            throw new BrokenRuleException(DossierRules.AttachmentsTooMany, ("maximum", MaximumCount));
        }

        if (item.Attachments.Exists(a => string.Equals(a.Name, attachment.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new BrokenRuleException(DossierRules.AttachmentNameTaken, ("name", attachment.Name));
        }
    }

    /// <summary>Before anything is made of the bytes.</summary>
    public static void CheckSize(long size)
    {
        if (size == 0)
        {
            throw new BrokenRuleException(DossierRules.AttachmentEmpty);
        }

        if (size > MaximumFile)
        {
            throw new BrokenRuleException(DossierRules.AttachmentTooLarge, ("maximum", MaximumFile >> 20));
        }
    }

    // Signs that turn the direction of writing or take no room make a name look like another one.
    private static void CheckName(string name)
    {
        Require.Text(name, MaximumName, "fileName");
        if (name.Trim() != name || name.StartsWith('.') || name.Any(c => Forbidden.Contains(c, StringComparison.Ordinal) || char.GetUnicodeCategory(c) == UnicodeCategory.Format))
        {
            throw new BrokenRuleException(DossierRules.AttachmentName);
        }
    }
}
