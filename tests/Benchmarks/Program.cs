using Benchmarks;

if (args is ["draw"])
{
    return DrawBenchmark.Run();
}

Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- draw");
return 2;
