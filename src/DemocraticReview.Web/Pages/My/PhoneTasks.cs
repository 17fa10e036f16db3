using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.Web.Pages;

/// <summary>What a round on phones asks of a judge, a key holder and the scrutineer.</summary>
public static class PhoneTasks
{
    public static MyTask? OfJudge(ReviewMeeting m, AgendaItem item) => item switch
    {
        { Stage: ItemStage.Questioned, Phone: not null } => new MyTask("VoteSoon", $"items/{item.Number}/vote", item.Number),
        { Stage: ItemStage.Balloting, Round.Channel: BallotChannel.Phone } => new MyTask("Vote", $"items/{item.Number}/vote", item.Number, MeetingWords.Sentence(m)),
        { Stage: ItemStage.Counting or ItemStage.Counted, Round.Channel: BallotChannel.Phone } => new MyTask("VoteInBox", $"items/{item.Number}/vote", item.Number),
        _ => null,
    };

    /// <summary>Null for whoever holds no key, and while nothing waits for it.</summary>
    public static MyTask? OfHolder(ReviewMeeting m, Role role, string key)
    {
        var person = role == Role.Judge ? m.Callable.FirstOrDefault(j => j.Label == key)?.Person.Number : key;
        if (m.KeyHolders.Find(h => h.PersonNumber == person) is not { IsDestroyed: false } holder || role is Role.Respondent or Role.Teller)
        {
            return null;
        }

        return holder.Key is null ? new MyTask("MakeKey", "keys")
            : holder.Part == WitnessPart.Scrutineer && m.Agenda.Exists(i => i.Phone is { List: not null, Signature: null }) ? new MyTask("SignList", "keys")
            : m.Agenda.Find(i => Waits(i, holder)) is { } box ? new MyTask("OpenBox", "keys", box.Number, box.Facts.Title)
            : m.Agenda.TrueForAll(i => i.IsSettled) ? new MyTask("DeleteKey", "keys")
            : null;
    }

    public static MyTask? OfScrutineer(ReviewMeeting m, AgendaItem item) => item switch
    {
        { Stage: ItemStage.Questioned, Phone: { List: null, Heads: null } } => new MyTask("Heads", $"items/{item.Number}/heads", item.Number),
        { Stage: ItemStage.Questioned, Phone: not null } => new MyTask("WaitList", null, item.Number),
        { Stage: ItemStage.Balloting, Round.Channel: BallotChannel.Phone } => new MyTask("CloseBox", $"items/{item.Number}/box", item.Number, item.Round.Issued),
        { Stage: ItemStage.Counting, Round.Channel: BallotChannel.Phone } => item.Round.Parts.Count == m.KeyHolders.Count
            ? new MyTask("SignPhones", $"items/{item.Number}/sign", item.Number)
            : new MyTask("WaitHolders", null, item.Round.Parts.Count, m.KeyHolders.Count),
        _ => null,
    };

    private static bool Waits(AgendaItem item, KeyHolder holder) =>
        item.Round is { Channel: BallotChannel.Phone, State: RoundState.Closed } round && !round.Parts.ContainsKey(holder.Number);
}
