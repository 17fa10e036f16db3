using Benchmarks;

return args switch
{
    ["ballot"] => BallotBenchmark.Run(),
    ["draw"] => DrawBenchmark.Run(),
    ["pages"] => await PagesBenchmark.RunAsync(),
    ["rehearsal"] => await RehearsalBenchmark.RunAsync(),
    ["figures", var file] => await Figures.WriteAsync(file),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- ballot | draw | pages | rehearsal | figures FILE");
    return 2;
}
