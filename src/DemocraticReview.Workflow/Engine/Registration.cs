using System.Reflection;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Recording;
using DemocraticReview.App.Voting;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Waking;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DemocraticReview.Workflow.Engine;

public static class Registration
{
    /// <summary>Commands, handlers, procedures, and the flow and wake ports on the engines chosen. The database is registered by the caller.</summary>
    public static IServiceCollection AddReviewFlow(this IServiceCollection services, EngineOffer flow, EngineOffer wake, EngineSite site)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Entropy>();
        services.TryAddSingleton(WakeTimes.Standard);
        services.TryAddSingleton(_ => new WriterGate(site.OneWriter));
        services.AddSingleton<DefinitionLibrary>();
        services.AddSingleton<IProcedures>(p => p.GetRequiredService<DefinitionLibrary>());
        services.AddSingleton<IFlow, FlowPort>();
        services.AddSingleton<DueClocks>();
        services.AddSingleton(new RunningEngines(flow.Name, wake.Name));
        flow.Register(services, site);
        wake.Register(services, site);
        services.AddSingleton<FoldedMeetings>();
        services.AddScoped<Ledger>();
        services.AddScoped<WorksLog>();
        services.AddScoped<Recorder>();
        services.AddScoped<RecordExport>();
        services.AddScoped<VoteReading>();
        services.AddScoped<Projections>();
        services.AddScoped<FlowKeeper>();
        services.AddScoped<Accounts>();
        services.AddSingleton<Polls>();
        services.AddScoped<BallotSlot>();
        services.TryAddSingleton<IPhoneScript, NoPhoneScript>();

        // Where its keys lie is the host's to say.
        services.AddDataProtection();
        services.AddSingleton<SealedReports>();

        // MediatR 5.1 by hand: its registration package is not needed for one factory and a list of handlers.
        services.AddScoped<ServiceFactory>(p => p.GetService!);
        services.AddScoped<IMediator, Mediator>();
        foreach (var (service, handler) in HandlersIn(typeof(Command).Assembly))
        {
            services.AddScoped(service, handler);
        }

        return services;
    }

    private static IEnumerable<(Type Service, Type Handler)> HandlersIn(Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var service in type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
            {
                yield return (service, type);
            }

            var generic = type.IsSubclassOf(typeof(MeetingCommand)) ? typeof(MeetingCommandHandler<>)
                : type.IsSubclassOf(typeof(ItemCommand)) ? typeof(ItemCommandHandler<>)
                : type.IsSubclassOf(typeof(ReferralCommand)) ? typeof(ReferralCommandHandler<>)
                : null;
            if (generic is not null)
            {
                yield return (typeof(IRequestHandler<,>).MakeGenericType(type, typeof(Answer)), generic.MakeGenericType(type));
            }
        }
    }
}
