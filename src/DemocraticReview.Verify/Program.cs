using System.Text;
using DemocraticReview.Verify;

Console.OutputEncoding = Encoding.UTF8;
return new VerifyProgram(Console.WriteLine, Environment.GetEnvironmentVariable).Run(args);
