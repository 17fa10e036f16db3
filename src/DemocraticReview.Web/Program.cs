using DemocraticReview.Web.Hosting;
using DemocraticReview.Web.Rehearsing;

// One program, three uses: the product itself, a rehearsal of a whole meeting, a check of workflow files.
return args switch
{
    ["check", .. var files] => CheckFiles.Run(files, Console.Out),
    ["rehearse", .. var options] => await RehearsalProgram.RunAsync(options, Console.Out),
    _ => await ReviewApp.RunAsync(args),
};

/// <summary>Named for the tests' host.</summary>
public partial class Program;
