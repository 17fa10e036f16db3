using DemocraticReview.Core;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Commands;

/// <summary>The flow port: the one door through which anything changes. It owns the unit of work.</summary>
/// <remarks>
/// The contract, held by one suite on every engine and database:
/// <list type="bullet">
/// <item>One command is one transaction: lock the subject's row, ask the table of rights, run the handler, let the flows of all touched subjects
/// look at the new state and walk on, bring clocks and personal links in step, store the answer under the CommandId, commit. All of it or nothing.</item>
/// <item>The same CommandId again gives the stored answer and changes nothing; under another command, or from another sender, it is refused (<see cref="Rules.CommandIdReused"/>).</item>
/// <item>Commands on one subject run one after the other; on different subjects they do not disturb each other.</item>
/// <item>A broken rule leaves nothing behind, the CommandId included, and is thrown as it is.</item>
/// <item>A conflict or a lost connection is tried again as a whole unit; in the end <see cref="Rules.Busy"/>, or <see cref="Rules.DatabaseUnreachable"/> where there is nobody to connect to.</item>
/// <item>What an engine keeps of a flow holds ids and names of steps, never a command's content.</item>
/// <item>Core's state is the truth: <see cref="RepairAsync"/> brings a flow that is behind, lost or stuck to where its subject stands. One that cannot be read does not keep the others from it.</item>
/// </list>
/// </remarks>
public interface IFlow
{
    /// <param name="command">What is to be done.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="enterpriseId">In which enterprise.</param>
    /// <param name="commandId">The sender's own key for this command, 1 to 120 characters.</param>
    /// <param name="cancellation">Until the commit; after it the answer is given all the same.</param>
    /// <exception cref="BrokenRuleException">A rule refused it.</exception>
    Task<Answer> ExecuteAsync(Command command, Actor actor, Guid enterpriseId, string commandId, CancellationToken cancellation);

    /// <summary>
    /// Carries out an act of a judge that is no event, in a unit of its own behind the meeting's lock: the right is asked, the rows are stored, and
    /// nothing is written of who, when or under which key it was sent. Sent again it gives the same answer by what it says.
    /// </summary>
    /// <exception cref="BrokenRuleException">A rule refused it; nothing has changed.</exception>
    Task<T> SealAsync<T>(SealedAct<T> act, Actor actor, Guid enterpriseId, CancellationToken cancellation);

    /// <summary>Holds every open subject against its flow.</summary>
    /// <returns>Keys of the subjects whose flow had to be moved.</returns>
    Task<IReadOnlyList<Guid>> RepairAsync(CancellationToken cancellation);
}
