using DemocraticReview.Core.Drawing;
using FsCheck;
using FsCheck.Fluent;

namespace Core.Tests.Drawing;

public sealed class TicketTests
{
    [Fact]
    public void Tickets_compare_as_their_bytes_do_from_the_first_to_the_last() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll<byte, byte>((one, other) =>
        {
            // Alike but for one byte, at every place in turn: chance alone would only ever compare the first word.
            for (var place = 0; place < Ticket.Length; place++)
            {
                Math.Sign(With(one, place).CompareTo(With(other, place))).ShouldBe(Math.Sign(one.CompareTo(other)));
                (With(one, place) == With(other, place)).ShouldBe(one == other);
            }
        }));

    [Fact]
    public void A_ticket_is_printed_as_its_bytes_in_hexadecimal() =>
        With(0xab, 31).ToString().ShouldBe(new string('0', 62) + "ab");

    private static Ticket With(byte value, int place)
    {
        var bytes = new byte[Ticket.Length];
        bytes[place] = value;
        return new Ticket(bytes);
    }
}
