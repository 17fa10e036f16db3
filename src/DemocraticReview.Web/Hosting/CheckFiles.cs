using System.Globalization;
using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Validation;

namespace DemocraticReview.Web.Hosting;

/// <summary><c>./start.sh check FILE…</c>: what is wrong with workflow files, before anybody runs them.</summary>
public static class CheckFiles
{
    /// <returns>0 if every file is good, 1 if one is not, 2 if one cannot be read.</returns>
    public static int Run(IReadOnlyList<string> paths, TextWriter output)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "zh-CN";
        if (paths.Count == 0)
        {
            output.WriteLine("用法 / usage: ./start.sh check FILE…");
            return 2;
        }

        var worst = 0;
        foreach (var path in paths)
        {
            if (!File.Exists(path))
            {
                output.WriteLine($"{path}: 找不到文件 / no such file");
                worst = 2;
                continue;
            }

            var defects = DefinitionValidator.Check(path, File.ReadAllText(path), ActivityCatalog.Standard, WorkflowFiles.CheckSettings);
            foreach (var defect in defects)
            {
                output.WriteLine(defect.ToLine(language));
            }

            if (defects.Count == 0)
            {
                output.WriteLine($"{path}: 没有发现问题 / no defect");
            }

            worst = Math.Max(worst, defects.Count == 0 ? 0 : 1);
        }

        return worst;
    }
}
