using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace DemocraticReview.App.Persistence;

/// <summary>
/// A query that EF Core translates once. What it does otherwise each time a query is asked (to build its expression, compare it with those it knows, take the values out)
/// costs more than the database does, and a unit of work asks half a dozen while its subject is locked.
/// </summary>
/// <remarks>
/// EF Core ties a compiled query to one model, and a process may have several databases of different kinds open. What a query reads of the context itself becomes a constant,
/// whichever unit asks first: <see cref="ReviewDb.EnterpriseId"/> stays out of it. The filter that every owned row has holds here as everywhere.
/// </remarks>
/// <typeparam name="TQuery">What <c>EF.CompileAsyncQuery</c> gives.</typeparam>
public sealed class Prepared<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> compiled = [];

    /// <summary>The query as it is put to <paramref name="db"/>'s kind of database.</summary>
    public TQuery On(ReviewDb db) => compiled.GetValue(db.Model, _ => compile());
}
