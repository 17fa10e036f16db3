using System.Runtime.CompilerServices;

namespace App.Tests.Databases;

/// <summary>A text that somebody has looked at: nobody changes it unseen.</summary>
internal static class ApprovedText
{
    /// <param name="name">The approved text lies beside the test as <c>{name}.approved.sql</c>.</param>
    /// <param name="generated">What it has to be.</param>
    /// <param name="here">The test's own file.</param>
    public static void Check(string name, string generated, [CallerFilePath] string here = "")
    {
        var approved = Path.Combine(Path.GetDirectoryName(here)!, $"{name}.approved.sql");
        generated.ShouldNotBeNullOrWhiteSpace();
        generated = generated.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (generated != (File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : ""))
        {
            var received = Path.Combine(AppContext.BaseDirectory, $"{name}.received.sql");
            File.WriteAllText(received, generated);
            Assert.Fail($"{name} is no longer the approved text. Look at the difference; if it is meant: cp '{received}' '{approved}'");
        }
    }
}
