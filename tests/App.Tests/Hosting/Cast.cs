using DemocraticReview.Core;
using DemocraticReview.Core.Rights;

namespace App.Tests.Hosting;

/// <summary>Who acts in a play.</summary>
internal static class Cast
{
    public static Actor Anybody { get; } = new(Role.Employee, "anybody");

    public static Actor Union { get; } = new(Role.UnionOfficer, "union-1");

    public static Actor SecondUnion { get; } = new(Role.UnionOfficer, "union-2");

    public static Actor Evaluation { get; } = new(Role.EvaluationOfficer, "evaluation");

    public static Actor SecondEvaluation { get; } = new(Role.EvaluationOfficer, "evaluation-2");

    public static Actor Discipline { get; } = new(Role.DisciplineOfficer, "discipline");

    public static Actor Head { get; } = new(Role.EnterpriseHead, "head");

    public static Actor System { get; } = new(Role.SystemAdministrator, "system");

    public static Actor Security { get; } = new(Role.SecurityAdministrator, "security");

    public static Actor Scrutineer(Guid meeting) => new(Role.Scrutineer, "scrutineer", "S1", meeting);

    public static Actor Teller(Guid meeting, int number) => new(Role.Teller, $"teller-{number}", $"T{number}", meeting);

    public static Actor Judge(Guid meeting, string label) => new(Role.Judge, $"judge-{label}", label, meeting);
}
