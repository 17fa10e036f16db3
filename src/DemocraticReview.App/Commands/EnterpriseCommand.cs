namespace DemocraticReview.App.Commands;

/// <summary>An act on the enterprise as a whole: its accounts, settings and corps.</summary>
public abstract record EnterpriseCommand : Command
{
    public sealed override Subject Subject => new(SubjectKind.Enterprise, null);
}
