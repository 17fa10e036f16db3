using Microsoft.Extensions.DependencyInjection;

namespace DemocraticReview.Workflow.Engine;

/// <summary>An engine that this build holds. An adapter's assembly has one as a static property, and the composition root lists it; nothing else knows of it.</summary>
/// <param name="Name">What <c>Engine:Flow</c> or <c>Engine:Wake</c> calls it; shown by the health page and the start line.</param>
/// <param name="Serves">Whether it runs on a database provider, by the provider's name.</param>
/// <param name="Register">A flow engine registers an <see cref="IFlowEngine"/> in scope; a waking one an <see cref="Waking.IWake"/> and whatever runs it.</param>
public sealed record EngineOffer(string Name, Func<string, bool> Serves, Action<IServiceCollection, EngineSite> Register)
{
    /// <summary>The one that is asked for, or of those that serve the database the one offered last.</summary>
    /// <param name="offers">What this build holds, in rising order of preference.</param>
    /// <param name="setting">The setting's name, for the message.</param>
    /// <param name="asked">Its value; null for the default.</param>
    /// <param name="provider">Name of the database provider.</param>
    /// <exception cref="ArgumentException">This build does not hold it, or it does not run on this database.</exception>
    public static EngineOffer Choose(IReadOnlyList<EngineOffer> offers, string setting, string? asked, string provider)
    {
        var able = offers.Where(o => o.Serves(provider)).ToList();
        return able.LastOrDefault(o => string.IsNullOrEmpty(asked) || o.Name == asked)
            ?? throw new ArgumentException($"{setting} must be {string.Join(" or ", able.Select(o => o.Name))} in this build on {provider}, not '{asked}'.", nameof(asked));
    }
}

/// <summary>Where an engine is to run.</summary>
/// <param name="Provider">Name of the database provider.</param>
/// <param name="Connection">Its connection string; an engine that takes part in the unit's transaction uses this very one.</param>
/// <param name="OneWriter">Whether writers of this process queue at one gate (SQLite).</param>
public sealed record EngineSite(string Provider, string Connection, bool OneWriter);

/// <summary>Which engines run, for the health page and the start line.</summary>
public sealed record RunningEngines(string Flow, string Wake);
