namespace DemocraticReview.Core.Texts;

/// <summary>What a procedure may call otherwise than Changgang's does. The texts of the product are written in the words of <see cref="Wording"/>.</summary>
public enum Term
{
    /// <summary>民主评议会, 评议会.</summary>
    Meeting,

    /// <summary>评议, alone and in 评议票 or 评议结果.</summary>
    Review,

    /// <summary>评议项目, 项目.</summary>
    Item,

    /// <summary>评委.</summary>
    Judge,

    /// <summary>专业代表.</summary>
    Representative,

    /// <summary>职能部门负责人: who sits by office.</summary>
    Head,

    /// <summary>当事人.</summary>
    Respondent,

    /// <summary>监督评价团.</summary>
    Corps,

    /// <summary>市场调研评价处: the office that prepares the items.</summary>
    Office,

    /// <summary>采购单位, 项目主管单位: where the item comes from.</summary>
    Owner,

    /// <summary>质询.</summary>
    Questioning,

    /// <summary>满意.</summary>
    Satisfied,

    /// <summary>不满意.</summary>
    Dissatisfied,

    /// <summary>弃权.</summary>
    Abstained,

    /// <summary>过关.</summary>
    Passed,
}

/// <summary>A procedure's own word.</summary>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English, in the singular and in lower case.</param>
/// <param name="EnMany">The English plural; null where it takes an s.</param>
public sealed record Word(string Zh, string En, string? EnMany = null)
{
    public string Many => EnMany ?? $"{En}s";
}
