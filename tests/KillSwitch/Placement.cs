using DemocraticReview.App.Commands;
using DemocraticReview.App.Recording;
using DemocraticReview.Workflow.Engine;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(KillSwitch.Placement))]

namespace KillSwitch;

/// <summary>Puts the switch, the told clock and the told entropy into the product from outside. The product has no hook for them.</summary>
public sealed class Placement : IHostingStartup
{
    public void Configure(IWebHostBuilder builder)
    {
        var orders = new Orders(Environment.GetEnvironmentVariable(Orders.Variable)!);
        var entropy = new ToldEntropy(orders);
        builder.ConfigureServices(services => services
            .AddSingleton<TimeProvider>(new ToldClock(orders))
            .AddSingleton<Entropy>(entropy)
            .AddSingleton<IRecordKeys>(new ToldKeys(Environment.GetEnvironmentVariable(Orders.Variable)!, entropy))
            .AddSingleton<IInterceptor>(new Switch(orders))

            // A command that is held after its commit keeps its turn; those that come meanwhile queue at the database itself.
            .AddSingleton(new WriterGate(oneAtATime: false)));
    }
}
