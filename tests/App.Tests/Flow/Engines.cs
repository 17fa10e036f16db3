using App.Tests.Hosting;

namespace App.Tests.Flow;

// The contract's suites on every engine and database. A further engine is one more block.
public sealed class OrderOnSqlite() : OrderContract(FlowEngine.EmbeddedOnSqlite);

public sealed class OnceOnSqlite() : OnceContract(FlowEngine.EmbeddedOnSqlite);

public sealed class UnitOnSqlite() : UnitContract(FlowEngine.EmbeddedOnSqlite);

public sealed class ConcurrencyOnSqlite() : ConcurrencyContract(FlowEngine.EmbeddedOnSqlite);

public sealed class RepairOnSqlite() : RepairContract(FlowEngine.EmbeddedOnSqlite);

public sealed class ClockOnSqlite() : ClockContract(FlowEngine.EmbeddedOnSqlite);

public sealed class VersionOnSqlite() : VersionContract(FlowEngine.EmbeddedOnSqlite);

public sealed class KeptOnSqlite() : KeptContract(FlowEngine.EmbeddedOnSqlite);

public sealed class ProceduresOnSqlite() : ProcedureContract(FlowEngine.EmbeddedOnSqlite);

public sealed class ProceduresOnPostgreSql() : ProcedureContract(FlowEngine.EmbeddedOnPostgreSql), IOnPostgreSql;

public sealed class OrderOnPostgreSql() : OrderContract(FlowEngine.EmbeddedOnPostgreSql), IOnPostgreSql;

public sealed class OnceOnPostgreSql() : OnceContract(FlowEngine.EmbeddedOnPostgreSql), IOnPostgreSql;

public sealed class UnitOnPostgreSql() : UnitContract(FlowEngine.EmbeddedOnPostgreSql), IOnPostgreSql;

public sealed class ConcurrencyOnPostgreSql() : ConcurrencyContract(FlowEngine.EmbeddedOnPostgreSql), IOnPostgreSql;

public sealed class RepairOnPostgreSql() : RepairContract(FlowEngine.EmbeddedOnPostgreSql), IOnPostgreSql;

public sealed class ClockOnPostgreSql() : ClockContract(FlowEngine.EmbeddedOnPostgreSql), IOnPostgreSql;

public sealed class VersionOnPostgreSql() : VersionContract(FlowEngine.EmbeddedOnPostgreSql), IOnPostgreSql;

public sealed class KeptOnPostgreSql() : KeptContract(FlowEngine.EmbeddedOnPostgreSql), IOnPostgreSql;
