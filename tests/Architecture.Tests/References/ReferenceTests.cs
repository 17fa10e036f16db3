using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Architecture.Tests.Files;
using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Migrations;
using DemocraticReview.Verify;
using DemocraticReview.Web.Hosting;
using DemocraticReview.Workflow.Activities;

namespace Architecture.Tests.References;

/// <summary>References run one way: Web → Elsa, Hangfire, Migrations, Workflow → App → Core; Verify → Core.</summary>
public sealed class ReferenceTests
{
    /// <summary>What a project's file may name; what it reaches through those is theirs.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["DemocraticReview.Core"] = [],
        ["DemocraticReview.App"] = ["DemocraticReview.Core"],
        ["DemocraticReview.Workflow"] = ["DemocraticReview.App"],
        ["DemocraticReview.Migrations"] = ["DemocraticReview.App", "SqlServerTypes"],
        ["DemocraticReview.Elsa"] = ["DemocraticReview.Migrations", "DemocraticReview.Workflow"],
        ["DemocraticReview.Hangfire"] = ["DemocraticReview.Migrations", "DemocraticReview.Workflow"],
        ["DemocraticReview.Verify"] = ["DemocraticReview.Core"],
        ["DemocraticReview.Web"] = ["DemocraticReview.Elsa", "DemocraticReview.Hangfire", "DemocraticReview.Migrations", "DemocraticReview.Workflow"],
        ["SqlServerTypes"] = [],

        // No code of its own: it compiles the built product ahead of time.
        ["ahead"] = ["DemocraticReview.Web"],
    };

    private static readonly Assembly[] Product = [typeof(Rule).Assembly, typeof(Command).Assembly, typeof(ActivityCatalog).Assembly, typeof(Databases).Assembly, typeof(ReviewApp).Assembly, typeof(VerifyProgram).Assembly];

    [Fact]
    public void Project_files_name_only_projects_further_in() => Upward(Sources.Of("*.csproj", "src")).ShouldBeEmpty();

    [Fact]
    public void A_project_file_that_names_one_further_out_is_found() =>
        Upward([new("src/DemocraticReview.App/DemocraticReview.App.csproj", """<Project><ItemGroup><ProjectReference Include="../DemocraticReview.Workflow/DemocraticReview.Workflow.csproj" /></ItemGroup></Project>""")])
            .ShouldHaveSingleItem();

    [Fact]
    public void Compiled_assemblies_refer_only_to_projects_further_in() => Product.SelectMany(a => Outward(a.GetName().Name!, ReferencesOf(a))).ShouldBeEmpty();

    [Fact]
    public void An_assembly_that_refers_further_out_is_found() => Outward("DemocraticReview.App", ReferencesOf(typeof(ReviewApp).Assembly)).ShouldNotBeEmpty();

    [Fact]
    public void Core_has_no_package() => Packages(Sources.Of("*.csproj", "src/DemocraticReview.Core").Single()).ShouldBeEmpty();

    [Fact]
    public void A_package_in_Core_would_be_found() => Packages(Sources.Of("*.csproj", "src/DemocraticReview.App").Single()).ShouldNotBeEmpty();

    [Fact]
    public void Core_refers_to_nothing_but_the_base_library() => Foreign(typeof(Rule).Assembly).ShouldBeEmpty();

    [Fact]
    public void A_reference_beyond_the_base_library_would_be_found() => Foreign(typeof(Command).Assembly).ShouldNotBeEmpty();

    private static IEnumerable<string> Upward(IEnumerable<Source> projects) =>
        from project in projects
        from reference in XDocument.Parse(project.Text).Descendants("ProjectReference")
        let name = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)
        where !Allowed.TryGetValue(project.Name, out var may) || !may.Contains(name)
        select $"{project.Name} → {name}";

    private static IEnumerable<string> Outward(string assembly, IEnumerable<string> references) =>
        references.Where(r => r.StartsWith("DemocraticReview.", StringComparison.Ordinal) && !Reach(assembly).Contains(r)).Select(r => $"{assembly} → {r}");

    private static HashSet<string> Reach(string project) => [.. Allowed[project].SelectMany(p => Reach(p).Append(p))];

    // Analyzers work on the source and are gone when it is compiled.
    private static IEnumerable<string> Packages(Source project) =>
        XDocument.Parse(project.Text).Descendants().Where(e => e.Name.LocalName is "PackageReference" or "FrameworkReference" or "Reference")
            .Where(e => e.Attribute("PrivateAssets")?.Value != "all").Select(e => e.Attribute("Include")!.Value);

    private static IEnumerable<string> Foreign(Assembly assembly)
    {
        var baseLibrary = Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet(StringComparer.Ordinal);
        return ReferencesOf(assembly).Where(r => !baseLibrary.Contains(r));
    }

    // Read from the file, since a loaded assembly tells only what has been asked for.
    private static IReadOnlyList<string> ReferencesOf(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name))];
    }
}
