using System.Security.Cryptography;
using System.Text;
using DemocraticReview.Core.Drawing;

namespace Core.Tests.Drawing;

/// <summary>
/// "Example Usage" of draft-thomson-elegy-vrs-00: three colours of CSS level 3, drawn from lotteries and a one-time code. Its tickets are
/// HKDF-Expand of 32 bytes, which is the same one HMAC that a ticket of ours is.
/// </summary>
public sealed class VrsTests
{
    private static readonly string[] Colours = (
        "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue "
        + "cornsilk crimson darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon "
        + "darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen "
        + "fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon "
        + "lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey "
        + "lightsteelblue lightyellow lime limegreen linen maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen "
        + "mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen "
        + "paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna "
        + "silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen").Split(' ');

    [Fact]
    public void The_drafts_first_draw_comes_out() =>
        Drawn("5346f2efb5397a6788fc1f1d9c05c6d3f2abe9b7d16d8592a3695b6dbe9f2456", 6).ShouldBe(
        [
            "002ed527ae0a44a86c205d1cdba lavenderblush", "03f710be2b61a6f9c3f89aa5ab5 blue", "08bab81380d7f0769cecf9969a8 darkgoldenrod",
            "0c26494fa81f3aed8a9f66e77b7 mediumvioletred", "0e1af5d1ccfd44de075cc0bb6d5 bisque", "13a07cc9abf3b737e49a62b0634 lightpink",
        ]);

    [Fact]
    public void The_drafts_second_draw_comes_out() =>
        Drawn("2f70f884997ce80771adbefbbbc6c71a1b921da71896c25ca0f64966bfd0c8ce", 3).ShouldBe(
            ["00d1c59a9f1b581060a9e732e91 aqua", "02b514b0b1807bfe086db524f40 darkgray", "0337add95eac62a356b020a273a cornflowerblue"]);

    [Fact]
    public void Who_is_disqualified_moves_nobody_else() =>
        Draw.Hold(Prk("5346f2efb5397a6788fc1f1d9c05c6d3f2abe9b7d16d8592a3695b6dbe9f2456"), Pool, ["blue"], 3, 0, SomeDraw.NoMinimums)
            .Panel.Select(m => m.Label).ShouldBe(["lavenderblush", "darkgoldenrod", "mediumvioletred"]);

    private static IEnumerable<PoolMember> Pool => Colours.Select(c => new PoolMember(c, ""));

    private static IEnumerable<string> Drawn(string code, int first) =>
        Draw.Hold(Prk(code), Pool, [], first, 0, SomeDraw.NoMinimums).Panel.Select(m => $"{m.Ticket.ToString()[..27]} {m.Label}");

    private static byte[] Prk(string code) =>
        HKDF.Extract(HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes("1.2.3.4.5.6./1.2.3.4.5.6./1.2.3.4.5.6./"), Convert.FromHexString(code));
}
