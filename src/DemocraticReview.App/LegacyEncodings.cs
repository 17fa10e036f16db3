using System.Text;

namespace DemocraticReview.App;

/// <summary>
/// The one place where the encodings beyond Unicode are registered: GB18030 for sheets saved as text, and the code pages that
/// .xls files name. Read a member, or call <see cref="Register"/>, before a library asks for one by number.
/// </summary>
internal static class LegacyEncodings
{
    /// <summary>GB18030, which throws on bytes that are not.</summary>
    public static Encoding Gb18030 { get; } = Load();

    /// <summary>Makes the code pages known to the whole process; calling it again does nothing.</summary>
    public static void Register() => _ = Gb18030;

    private static Encoding Load()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
