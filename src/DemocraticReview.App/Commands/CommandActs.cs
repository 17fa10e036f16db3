using System.Runtime.CompilerServices;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Commands;

/// <summary>The act of a kind of command, for whoever lists commands without having one.</summary>
public static class CommandActs
{
    public static Act Of<T>()
        where T : Command => Of(typeof(T));

    // The act is a constant of the type; no constructor needs to run to read it.
    public static Act Of(Type command) => ((Command)RuntimeHelpers.GetUninitializedObject(command)).Act;

    /// <summary>Every command there is.</summary>
    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(Command).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Command)) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal)];
}
