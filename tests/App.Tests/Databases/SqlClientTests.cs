using System.Reflection;
using Microsoft.Data.SqlClient;

namespace App.Tests.Databases;

/// <summary>The vetted feed lacks parts of SqlClient's closure; nobody should find that out at a works.</summary>
public sealed class SqlClientTests
{
#if THIN_CLOSURE
    private const string Entra = "only for sign-in by Entra ID, which the vetted feed leaves out; user and password, or the domain account, need none of it";

    private static readonly Dictionary<string, string> Pruned = new()
    {
        ["Azure.Core"] = Entra,
        ["Azure.Identity"] = Entra,
        ["Microsoft.Identity.Client"] = Entra,
        ["Microsoft.Identity.Client.Broker"] = Entra,
        ["Microsoft.IdentityModel.JsonWebTokens"] = Entra,
        ["Microsoft.IdentityModel.Logging"] = Entra,
        ["Microsoft.IdentityModel.Protocols"] = Entra,
        ["Microsoft.IdentityModel.Protocols.OpenIdConnect"] = Entra,
        ["Microsoft.IdentityModel.Tokens"] = Entra,
        ["System.IdentityModel.Tokens.Jwt"] = Entra,
    };
#else
    private static readonly Dictionary<string, string> Pruned = [];
#endif

    [Fact]
    public void Every_assembly_that_SqlClient_refers_to_loads_or_is_known_to_be_pruned()
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var left = new Queue<Assembly>([typeof(SqlConnection).Assembly]);
        while (left.TryDequeue(out var assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies().Where(n => seen.Add(n.Name!)))
            {
                if (Load(name) is { } loaded)
                {
                    left.Enqueue(loaded);
                }
                else
                {
                    missing.Add(name.Name!);
                }
            }
        }

        seen.ShouldContain("Microsoft.SqlServer.Server");
        missing.ShouldBe(Pruned.Keys.Order(StringComparer.Ordinal));
    }

    private static Assembly? Load(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
