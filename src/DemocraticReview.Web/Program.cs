using DemocraticReview.Web.Hosting;

// One program, three uses: the product itself, a rehearsal of a whole meeting, a check of workflow files.
return args switch
{
    ["check", .. var files] => CheckFiles.Run(files, Console.Out),
    _ => await ReviewApp.RunAsync(args),
};

/// <summary>Named for the tests' host.</summary>
public partial class Program;
