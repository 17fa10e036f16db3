using System.Globalization;
using DemocraticReview.Core.Flagging;
using FsCheck;
using FsCheck.Fluent;

namespace DemocraticReview.Core.Tests.Flagging;

public sealed class ExactDecimalTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("0e5", "0")]
    [InlineData("11000000", "11000000")]
    [InlineData("-12.50", "-12.5")]
    [InlineData("0.1", "0.1")]
    [InlineData("1.1E7", "11000000")]
    [InlineData("125e-3", "0.125")]
    [InlineData("0.00000001", "0.00000001")]
    [InlineData("999999999999999999.99999999", "999999999999999999.99999999")]
    [InlineData("1.000000000000000000000000000000000000000000", "1")]
    [InlineData("1e17", "100000000000000000")]
    public void A_number_is_taken_exactly(string json, string expected)
    {
        ExactDecimal.TryRead(json, out var value).ShouldBeTrue();
        value.ToString(CultureInfo.InvariantCulture).ShouldBe(expected);
    }

    [Theory]
    [InlineData("1000000000000000000")]
    [InlineData("1e18")]
    [InlineData("0.000000001")]
    [InlineData("1.5e-50")]
    [InlineData("1e400")]
    [InlineData("1e99999999999")]
    [InlineData("0.10000000000000000000000000000000001")]
    public void A_number_that_would_have_to_be_rounded_is_refused(string json) => ExactDecimal.TryRead(json, out _).ShouldBeFalse();

    [Fact]
    public void Moving_the_point_by_an_exponent_changes_nothing()
    {
        var number = from units in Gen.Choose(-99_999_999, 99_999_999)
                     from exponent in Gen.Choose(-8, 8)
                     select (units, exponent);
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(1000), Prop.ForAll(number.ToArbitrary(), n =>
        {
            var expected = n.units * (n.exponent < 0 ? 1m / (decimal)Math.Pow(10, -n.exponent) : (decimal)Math.Pow(10, n.exponent));
            return ExactDecimal.TryRead($"{n.units}e{n.exponent}", out var value) && value == expected;
        }));
    }
}
