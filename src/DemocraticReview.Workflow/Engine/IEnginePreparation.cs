namespace DemocraticReview.Workflow.Engine;

/// <summary>What an engine needs before its first unit of work, such as tables of its own. Every process prepares at its start, after the product's own schema; it can be done again at any time.</summary>
public interface IEnginePreparation
{
    Task PrepareAsync(CancellationToken cancellation);
}
