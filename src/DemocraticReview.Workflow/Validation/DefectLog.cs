namespace DemocraticReview.Workflow.Validation;

/// <summary>Collects what the checks of one file find.</summary>
internal sealed class DefectLog(string file)
{
    private readonly List<Defect> defects = [];

    public IReadOnlyList<Defect> Found => defects;

    public void Add(string path, string code, params (string Name, object Value)[] facts) =>
        defects.Add(new(file, path, code, DefectTexts.Of(code, facts)));

    /// <summary>A name that is none of <paramref name="known"/>; gives back the one that was probably meant.</summary>
    public string? AddName(string path, string code, string name, IEnumerable<string> known, params (string Name, object Value)[] facts)
    {
        var nearest = Nearest.To(name, known);
        defects.Add(new(file, path, code, DefectTexts.Of(code, [("name", name), .. facts]), nearest));
        return nearest;
    }

    public void Add(string basePath, SettingsDefect defect)
    {
        var separator = defect.Path is "" || defect.Path[0] == '[' ? "" : ".";
        defects.Add(new(file, basePath + separator + defect.Path, defect.Code, defect.Reason, defect.Nearest));
    }
}
