namespace DemocraticReview.Core.Rights;

/// <summary>The part in which somebody acts (docs/glossary.md, "Who uses it").</summary>
public enum Role
{
    /// <summary>Anyone, signed in or not: sees what is published.</summary>
    Employee,

    /// <summary>The product itself, on behalf of the flow: never a person.</summary>
    System,

    /// <summary>工会办公室.</summary>
    UnionOfficer,

    /// <summary>市场调研评价处.</summary>
    EvaluationOfficer,

    /// <summary>纪检监察.</summary>
    DisciplineOfficer,

    /// <summary>企业主要负责人: closes a referral that no body accepts, with a recorded reason.</summary>
    EnterpriseHead,

    /// <summary>评委, by personal link.</summary>
    Judge,

    /// <summary>当事人, by personal link.</summary>
    Respondent,

    /// <summary>监票人, by personal link.</summary>
    Scrutineer,

    /// <summary>计票人, by personal link.</summary>
    Teller,

    /// <summary>列席 of the discipline department, by personal link; acknowledges a withdrawal after the draw.</summary>
    Observer,

    /// <summary>见证人 of a draw, by personal link: the own device commits, confirms the dice and reveals.</summary>
    Witness,

    /// <summary>会场平板, by a link of its own: votes for nobody by itself, and knows nobody's name.</summary>
    Tablet,

    /// <summary>系统管理员: accounts and settings. Exclusive with the other two administrators.</summary>
    SystemAdministrator,

    /// <summary>安全管理员: roles of accounts. Exclusive with the other two administrators.</summary>
    SecurityAdministrator,

    /// <summary>审计管理员: reads the audit. Exclusive with the other two administrators.</summary>
    AuditAdministrator,
}
