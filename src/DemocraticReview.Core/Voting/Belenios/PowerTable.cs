using System.Numerics;
using System.Runtime.InteropServices;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>
/// A base and what to multiply for any power of it (the comb of Lim and Lee). An exponent's 256 bits are cut into sixteen runs of sixteen; the
/// table holds the base raised to every sum of what the runs of one row stand for. A product of powers of any number of bases then takes
/// fifteen squarings in all, and a few multiplications for each base and column of bits.
/// </summary>
internal sealed class PowerTable
{
    private const int Columns = 16;
    private const int Runs = 256 / Columns;
    private const int Limbs = Montgomery.Limbs;

    private readonly int _teeth;
    private readonly int _rows;
    private readonly ulong[] _powers;

    private PowerTable(int teeth)
    {
        _teeth = teeth;
        _rows = Runs / teeth;
        _powers = new ulong[_rows * Limbs << teeth];
    }

    /// <summary>A large table for a base of many powers: 256 KB, 32 multiplications a power.</summary>
    public static PowerTable Lasting(GroupElement @base)
    {
        var table = new PowerTable(teeth: 8);
        table.Fill(@base.Limbs);
        return table;
    }

    /// <summary>A small table, to be filled anew for each base of a few powers: 16 KB, 60 multiplications a power.</summary>
    public static PowerTable Passing() => new(teeth: 4);

    public void Fill(ReadOnlySpan<ulong> @base)
    {
        var field = Belenios2048.Field;
        Span<ulong> power = stackalloc ulong[Limbs];
        @base.CopyTo(power);
        for (var run = 0; run < Runs; run++)
        {
            power.CopyTo(At(run % _rows, 1 << (run / _rows)));
            for (var i = 0; i < Columns && run < Runs - 1; i++)
            {
                field.Square(power, power);
            }
        }

        for (var row = 0; row < _rows; row++)
        {
            for (var sum = 1; sum < 1 << _teeth; sum++)
            {
                if (!BitOperations.IsPow2(sum))
                {
                    field.Multiply(At(row, sum & (sum - 1)), At(row, sum & -sum), At(row, sum));
                }
            }
        }
    }

    /// <summary><c>result = Π base^exponent</c> over all factors.</summary>
    public static void Product(ReadOnlySpan<Factor> factors, Span<ulong> result)
    {
        var field = Belenios2048.Field;
        var isOne = true;
        for (var column = Columns - 1; column >= 0; column--)
        {
            if (!isOne)
            {
                field.Square(result, result);
            }

            foreach (ref readonly var factor in factors)
            {
                factor.Table.MultiplyColumn(factor.Exponent, column, result, ref isOne);
            }
        }

        if (isOne)
        {
            field.One.CopyTo(result);
        }
    }

    private void MultiplyColumn(in Exponent exponent, int column, Span<ulong> result, ref bool isOne)
    {
        for (var row = 0; row < _rows; row++)
        {
            var sum = 0;
            for (var tooth = 0; tooth < _teeth; tooth++)
            {
                sum |= exponent.Bit((((tooth * _rows) + row) * Columns) + column) << tooth;
            }

            if (sum == 0)
            {
                continue;
            }

            if (isOne)
            {
                At(row, sum).CopyTo(result);
                isOne = false;
            }
            else
            {
                Belenios2048.Field.Multiply(result, At(row, sum), result);
            }
        }
    }

    private Span<ulong> At(int row, int sum) => _powers.AsSpan(((row << _teeth) + sum) * Limbs, Limbs);

    /// <summary>256 bits, lowest first.</summary>
    internal readonly record struct Exponent
    {
        private readonly ulong _0, _1, _2, _3;

        public Exponent(BigInteger value)
        {
            Span<ulong> words = stackalloc ulong[4];
            words.Clear();
            if (!value.TryWriteBytes(MemoryMarshal.AsBytes(words), out _, isUnsigned: true))
            {
                throw new ArgumentOutOfRangeException(nameof(value), "Below 2^256 and not negative.");
            }

            (_0, _1, _2, _3) = (words[0], words[1], words[2], words[3]);
        }

        public int Bit(int index)
        {
            var word = (index >> 6) switch { 0 => _0, 1 => _1, 2 => _2, _ => _3 };
            return (int)(word >> index) & 1;
        }
    }

    /// <summary>One base raised to one power.</summary>
    internal readonly record struct Factor(PowerTable Table, Exponent Exponent)
    {
        public Factor(PowerTable table, BigInteger exponent)
            : this(table, new Exponent(exponent))
        {
        }
    }
}
