using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace DemocraticReview.Web.Pages;

/// <summary>A QR code as one path of black bars, quiet zone included: it prints sharp in every size and needs no inline style.</summary>
public static class QrCode
{
    public static HtmlString Of(string text, string label)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = 0; x < size; x++)
            {
                var from = x;
                while (x < size && row[x])
                {
                    x++;
                }

                if (x > from)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1H{from}z");
                }
            }
        }

        var name = HtmlEncoder.Default.Encode(label);
        return new HtmlString($"""<svg role="img" aria-label="{name}" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><path class="paper" d="M0 0h{size}v{size}h-{size}z"/><path d="{path}"/></svg>""");
    }
}
