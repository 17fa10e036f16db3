#if PUBLIC_FEED
using App.Tests.Hosting;

namespace App.Tests.Flow;

// The contract's suites on Elsa, wherever the build has it.
public sealed class OrderOnElsaOnSqlite() : OrderContract(FlowEngine.ElsaOnSqlite);

public sealed class OnceOnElsaOnSqlite() : OnceContract(FlowEngine.ElsaOnSqlite);

public sealed class UnitOnElsaOnSqlite() : UnitContract(FlowEngine.ElsaOnSqlite);

public sealed class ConcurrencyOnElsaOnSqlite() : ConcurrencyContract(FlowEngine.ElsaOnSqlite);

public sealed class RepairOnElsaOnSqlite() : RepairContract(FlowEngine.ElsaOnSqlite);

public sealed class ClockOnElsaOnSqlite() : ClockContract(FlowEngine.ElsaOnSqlite);

public sealed class VersionOnElsaOnSqlite() : VersionContract(FlowEngine.ElsaOnSqlite);

public sealed class KeptOnElsaOnSqlite() : KeptContract(FlowEngine.ElsaOnSqlite);

public sealed class OrderOnElsaOnPostgreSql() : OrderContract(FlowEngine.ElsaOnPostgreSql), IOnPostgreSql;

public sealed class OnceOnElsaOnPostgreSql() : OnceContract(FlowEngine.ElsaOnPostgreSql), IOnPostgreSql;

public sealed class UnitOnElsaOnPostgreSql() : UnitContract(FlowEngine.ElsaOnPostgreSql), IOnPostgreSql;

public sealed class ConcurrencyOnElsaOnPostgreSql() : ConcurrencyContract(FlowEngine.ElsaOnPostgreSql), IOnPostgreSql;

public sealed class RepairOnElsaOnPostgreSql() : RepairContract(FlowEngine.ElsaOnPostgreSql), IOnPostgreSql;

public sealed class ClockOnElsaOnPostgreSql() : ClockContract(FlowEngine.ElsaOnPostgreSql), IOnPostgreSql;

public sealed class VersionOnElsaOnPostgreSql() : VersionContract(FlowEngine.ElsaOnPostgreSql), IOnPostgreSql;

public sealed class KeptOnElsaOnPostgreSql() : KeptContract(FlowEngine.ElsaOnPostgreSql), IOnPostgreSql;
#endif
