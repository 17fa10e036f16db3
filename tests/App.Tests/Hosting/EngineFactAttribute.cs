using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace App.Tests.Hosting;

/// <summary>Marks a class of tests that need a real PostgreSQL: without one its facts are skipped, with the reason.</summary>
public interface IOnPostgreSql;

/// <summary>A fact of a suite that runs on several engines and databases.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("App.Tests.Hosting.EngineFactDiscoverer", "App.Tests")]
public sealed class EngineFactAttribute : FactAttribute;

public sealed class EngineFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new EngineFactCase(messages, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}

public sealed class EngineFactCase : XunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For xunit, which makes a case from what it has stored of it.")]
    public EngineFactCase()
    {
    }

    public EngineFactCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        typeof(IOnPostgreSql).IsAssignableFrom(TestMethod.TestClass.Class.ToRuntimeType()) ? PostgreSqlServer.WhyNot : base.GetSkipReason(factAttribute);
}
