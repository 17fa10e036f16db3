namespace DemocraticReview.Core.People;

/// <summary>Somebody of the works, as the papers name them.</summary>
/// <param name="Number">工号.</param>
/// <param name="Name">姓名.</param>
/// <param name="Unit">单位: 科室 or 车间.</param>
/// <param name="Post">岗位; may be empty.</param>
public sealed record Person(string Number, string Name, string Unit, string Post = "");
