using System.Globalization;
using Benchmarks;

return args switch
{
    ["ballot"] => BallotBenchmark.Run(),
    ["casting"] => await CastingBenchmark.RunAsync(),
    ["closed"] => await ClosedBenchmark.RunAsync(ClosedBenchmark.Standard),
    ["closed", var count] => await ClosedBenchmark.RunAsync(int.Parse(count, CultureInfo.InvariantCulture)),
    ["draw"] => DrawBenchmark.Run(),
    ["pages"] => await PagesBenchmark.RunAsync(),
    ["flow"] => await FlowBenchmark.RunAsync(),
    ["rehearsal"] => await RehearsalBenchmark.RunAsync(),
    ["figures", var file] => await Figures.WriteAsync(file),
    ["verify"] => await VerifyBenchmark.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- ballot | casting | closed | draw | flow | pages | rehearsal | verify | figures FILE");
    return 2;
}
