using System.Reflection;
using System.Text.RegularExpressions;
using Architecture.Tests.Files;
using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Hangfire;
using DemocraticReview.Migrations;
using DemocraticReview.Web.Hosting;
using DemocraticReview.Workflow.Activities;
using Microsoft.Extensions.Logging;

namespace Architecture.Tests.Logging;

/// <summary>Logs name ids and stages: never a request, never a name, never what joins a judge and a choice.</summary>
public sealed partial class LogTests
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Reasons Texts = new(
        ("Faults.LogFault.reference", "a trace id"),
        ("Faults.LogFault.kind", "the type of an exception"),
        ("Faults.LogFault.place", "a stack trace, which holds names of methods"),
        ("FlowPort.LogConflict.what", "the name of an act"),
        ("WatchedRehearsals.LogRefused.code", "the code of a rule"),
        ("WatchedRehearsals.LogBroken.kind", "the type of an exception"),
        ("DueClocks.LogBroken.key", "the name of a clock"),
        ("DueClocks.LogNotDue.key", "the name of a clock"),
        ("DueClocks.LogNotDue.code", "the code of a rule"),
        ("StartLog.DefectFound.chinese", "a defect of a workflow file, which a works writes for everybody"),
        ("StartLog.DefectFound.english", "the same"));

    [Fact]
    public void A_log_message_takes_ids_stages_and_numbers_alone() =>
        Texts.Apply(new[] { typeof(Rule), typeof(Command), typeof(ActivityCatalog), typeof(Databases), typeof(HangfireWake), typeof(ReviewApp) }.SelectMany(t => t.Assembly.GetTypes()).SelectMany(Told)).ShouldBeEmpty();

    [Fact]
    public void A_log_message_that_takes_a_text_or_a_whole_object_is_found() =>
        Told(typeof(Violator)).Select(f => f.Subject).ShouldBe(["Violator.Say.name", "Violator.Say.ballot"]);

    [Fact]
    public void Nothing_is_logged_but_by_such_messages() => Sources.Of("*.cs", "src").SelectMany(Spoken).ShouldBeEmpty();

    [Fact]
    public void A_message_made_on_the_spot_is_found() => Spoken(new Source("a.cs", "log.LogInformation($\"{judge} voted {choice}\");")).ShouldHaveSingleItem();

    private static IEnumerable<(string Subject, string Finding)> Told(Type type) =>
        from method in type.GetMethods(Everything)
        where method.IsDefined(typeof(LoggerMessageAttribute))
        from parameter in method.GetParameters()
        where !IsPlain(parameter.ParameterType)
        select ($"{type.Name}.{method.Name}.{parameter.Name}", parameter.ParameterType.Name);

    private static bool IsPlain(Type type) =>
        type == typeof(Guid) || type == typeof(int) || type.IsEnum || typeof(ILogger).IsAssignableFrom(type) || typeof(Exception).IsAssignableFrom(type);

    private static IEnumerable<string> Spoken(Source source) => Call().Matches(source.Text).Select(m => $"{source.Path}: {m.Value}");

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex Call();

    private static partial class Violator
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Item} {Name} {Ballot}")]
        public static partial void Say(ILogger log, int item, string name, object ballot);
    }
}
