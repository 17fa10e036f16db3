using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace App.Tests.Databases.SqlServer;

/// <summary>
/// Where no SQL Server runs: takes the statements that are meant for one, notes them, and has SQLite carry them out. So every statement is asked in its turn, with answers that
/// are true, and what it says is carried out; only how SQL Server would carry it out is not shown.
/// </summary>
internal sealed class SqlServerOnSqlite(string sqlite, Action<string> note) : DbConnection
{
    private readonly SqliteConnection inner = new(sqlite);

    // What EF Core reads of it is whether several readers may be open at once.
    [AllowNull]
    public override string ConnectionString { get; set; } = "Server=none";

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override void Open() => inner.Open();

    public override void Close() => inner.Close();

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new Begun(this, inner.BeginTransaction());

    protected override DbCommand CreateDbCommand() => new Command(this, note);

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    private sealed class Begun(SqlServerOnSqlite connection, SqliteTransaction inner) : DbTransaction
    {
        public SqliteTransaction Inner => inner;

        public override IsolationLevel IsolationLevel => inner.IsolationLevel;

        protected override DbConnection DbConnection => connection;

        public override void Commit() => inner.Commit();

        public override void Rollback() => inner.Rollback();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class Command(SqlServerOnSqlite connection, Action<string> note) : DbCommand
    {
        private readonly SqliteCommand inner = connection.inner.CreateCommand();

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; } = connection;

        protected override DbParameterCollection DbParameterCollection => inner.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel() => inner.Cancel();

        public override void Prepare()
        {
        }

        public override int ExecuteNonQuery() => Ready().ExecuteNonQuery();

        public override object? ExecuteScalar() => Ready().ExecuteScalar();

        protected override DbParameter CreateDbParameter() => inner.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Ready().ExecuteReader();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }

        private SqliteCommand Ready()
        {
            note(CommandText);
            inner.CommandText = Dialect.OfSqlite(CommandText);
            inner.Transaction = (DbTransaction as Begun)?.Inner;
            return inner;
        }
    }
}
