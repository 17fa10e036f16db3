using App.Tests.Hosting;

namespace App.Tests.Flow;

// The contract's suites on every engine and database. A further engine is one more block.
public sealed class OrderOnSqlite() : OrderContract(FlowEngine.EmbeddedOnSqlite);

public sealed class OrderOnPostgreSql() : OrderContract(FlowEngine.EmbeddedOnPostgreSql), IOnPostgreSql;
