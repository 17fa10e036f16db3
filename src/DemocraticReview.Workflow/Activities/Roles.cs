namespace DemocraticReview.Workflow.Activities;

/// <summary>Names of the roles that steps wait for; the same names as in the product's table of rights.</summary>
internal static class Roles
{
    public const string UnionOfficer = "UnionOfficer";
    public const string EvaluationOfficer = "EvaluationOfficer";
    public const string DisciplineOfficer = "DisciplineOfficer";
    public const string Judge = "Judge";
    public const string Witness = "Witness";
}
