using System.Text;

namespace DemocraticReview.Core.Recording;

/// <summary><c>README.txt</c> of every bundle: the same bytes in all of them, so that nobody is led to another program.</summary>
public static class BundleReadme
{
    public static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Text);

    private static string Text => """
        民主评议会记录包

        本文件包含一次民主评议会的签名记录：每一步一条，前后相连，改动可被发现。
        其中没有姓名、工号、供应商和单价，供本企业职工核对。

        核对方法（两种任选，结果应当一致，都不需要联网）：
        1. 在浏览器中打开 verify.html，把本文件拖进去；
        2. 在电脑上运行 DemocraticReview.Verify 本文件名。
        全部相符时最后一行说明“记录一致”；有一处不符，就指出是第几条、哪一项。
        核对程序请从工会办公室以外的渠道取得，例如由懂计算机的同事按公开的格式说明自行编写。
        计票报告单和结果公告上印有检查点（条数和根），请与核对结果对照。

        The record of a democratic review meeting

        This file holds the signed record of one meeting: an entry for each step, chained, so that a change shows.
        There are no names, personnel numbers, suppliers or unit prices in it; it is meant for the works' own people.

        To verify it, offline, in either of two ways that must agree:
        1. open verify.html in a browser and drop this file on it;
        2. run DemocraticReview.Verify with the name of this file.
        The last line says that the record holds, or the first entry and field that do not.
        Get the program from somebody else than the union office; the format is public, anybody may write one.
        The tally report and the published result carry the checkpoint (entries and root): compare it.

        """.ReplaceLineEndings("\n");
}
