using Benchmarks;

return args switch
{
    ["draw"] => DrawBenchmark.Run(),
    ["pages"] => await PagesBenchmark.RunAsync(),
    ["flow"] => await FlowBenchmark.RunAsync(),
    ["rehearsal"] => await RehearsalBenchmark.RunAsync(),
    ["figures", var file] => await Figures.WriteAsync(file),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- draw | flow | pages | rehearsal | figures FILE");
    return 2;
}
