using System.Text;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting.Belenios;

namespace DemocraticReview.Core.Voting;

/// <summary>开箱钥匙保管人: one of those who open the boxes of a meeting, all together and nobody alone.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Part">For the record.</param>
/// <param name="PersonNumber">工号; never leaves the works.</param>
public sealed record KeyHolder(int Number, WitnessPart Part, string PersonNumber)
{
    /// <summary>Of the own device, see <see cref="Recording.P256"/>.</summary>
    public string? Device { get; init; }

    /// <summary>JSON of the key and its proof, see <see cref="HolderKey"/>; null until the holder has tapped.</summary>
    public string? Key { get; init; }

    /// <summary>By the device, see <see cref="HolderKey.ToSign"/>.</summary>
    public string? Signature { get; init; }

    /// <summary>注销: the holder has deleted the secret, the unopened envelope is shredded.</summary>
    public bool IsDestroyed { get; init; }
}

/// <summary>Somebody is to hold a key.</summary>
public sealed record HolderNamed(KeyHolder Holder) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { KeyHolders = meeting.KeyHolders.Add(Holder) };
}

/// <summary>A holder's device has made its key. One pair serves all items of this meeting and never another meeting.</summary>
public sealed record KeyRegistered(int Holder, string Device, string Key, string Signature) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) =>
        KeyHolders.On(meeting, Holder, h => h with { Device = Device, Key = Key, Signature = Signature });
}

/// <summary>注销, once nothing is left to open.</summary>
public sealed record KeyDestroyed(int Holder) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => KeyHolders.On(meeting, Holder, h => h with { IsDestroyed = true });
}

/// <summary>Who holds the keys of a meeting's boxes. One box, three locks.</summary>
public static class KeyHolders
{
    private const int Most = 9;

    /// <param name="meeting">The meeting.</param>
    /// <param name="person">Who; the scrutineer, the observer, a judge chosen by the panel, or somebody else of the corps.</param>
    /// <param name="part">As what.</param>
    public static HolderNamed Name(ReviewMeeting meeting, Person person, WitnessPart part)
    {
        if (meeting.Stage >= MeetingStage.Concluded)
        {
            throw new BrokenRuleException(Rules.StageOver, ("stage", meeting.Stage), ("last", MeetingStage.InSession));
        }

        Require.Person(person);
        Require.Known(part, "part");
        MustNotBeInUse(meeting);
        if (meeting.KeyHolders.Exists(h => h.PersonNumber == person.Number))
        {
            throw new BrokenRuleException(PhoneRules.HolderAlreadyNamed, ("person", person.Name));
        }

        if (meeting.KeyHolders.Count >= Most)
        {
            throw new BrokenRuleException(PhoneRules.HoldersComplete, ("most", Most));
        }

        if (!Is(meeting, person, part))
        {
            throw new BrokenRuleException(PhoneRules.HolderNotEligible, ("person", person.Name), ("part", part));
        }

        return new HolderNamed(new KeyHolder(meeting.KeyHolders.Count + 1, part, person.Number));
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="person">工号 of the holder.</param>
    /// <param name="device">Key of the holder's device.</param>
    /// <param name="key">JSON of X and its proof, as the device made it.</param>
    /// <param name="signature">By the device over {holder, key, meeting}.</param>
    /// <param name="usedBefore">X of earlier meetings of the works.</param>
    public static KeyRegistered Register(
        ReviewMeeting meeting, string person, string? device, string? key, string? signature, IReadOnlySet<GroupElement> usedBefore)
    {
        var holder = Of(meeting, person);
        MustNotBeInUse(meeting);
        var read = HolderKey.Read(Encoding.UTF8.GetBytes(Require.Present(key, "key")));
        read.Check(holder.Number);
        read.CheckSignature(meeting.Id, holder.Number, device, signature);
        var others = meeting.KeyHolders.Where(h => h.Number != holder.Number && h.Key is not null);
        if (usedBefore.Contains(read.Key) || others.Any(h => ReadKey(h).Key == read.Key || h.Device == device))
        {
            throw new BrokenRuleException(BallotRules.KeyNotFresh, ("holder", holder.Number));
        }

        return new KeyRegistered(holder.Number, device!, read.Json, signature!);
    }

    public static KeyDestroyed Destroy(ReviewMeeting meeting, string person)
    {
        var holder = Of(meeting, person);
        if (holder.Key is null || holder.IsDestroyed)
        {
            throw new BrokenRuleException(PhoneRules.KeyNotThere, ("holder", holder.Number));
        }

        if (meeting.Agenda.Find(i => !i.IsSettled) is { } open)
        {
            throw new BrokenRuleException(Rules.ItemNotSettled, ("item", open.Number), ("stage", open.Stage));
        }

        return new KeyDestroyed(holder.Number);
    }

    /// <exception cref="BrokenRuleException"><see cref="PhoneRules.NotAKeyHolder"/>.</exception>
    public static KeyHolder Of(ReviewMeeting meeting, string person) =>
        meeting.KeyHolders.Find(h => h.PersonNumber == person) ?? throw new BrokenRuleException(PhoneRules.NotAKeyHolder);

    /// <summary>The keys of the box in the holders' order.</summary>
    /// <exception cref="BrokenRuleException"><see cref="BallotRules.KeysTooFew"/>: fewer than three, or a holder has not made the own key.</exception>
    public static IReadOnlyList<HolderKey> Complete(ReviewMeeting meeting)
    {
        var made = meeting.KeyHolders.Where(h => h.Key is not null).ToList();
        var needed = Needed(meeting);
        return made.Count < needed ? throw new BrokenRuleException(BallotRules.KeysTooFew, ("there", made.Count), ("needed", needed)) : [.. made.Select(ReadKey)];
    }

    /// <summary>Keys that a box needs: one of each holder, and never fewer than three.</summary>
    public static int Needed(ReviewMeeting meeting) => Math.Max(HolderKey.Fewest, meeting.KeyHolders.Count);

    internal static ReviewMeeting On(ReviewMeeting meeting, int number, Func<KeyHolder, KeyHolder> change) =>
        meeting with { KeyHolders = meeting.KeyHolders.SetItem(number - 1, change(meeting.KeyHolders[number - 1])) };

    private static HolderKey ReadKey(KeyHolder holder) => HolderKey.Read(Encoding.UTF8.GetBytes(holder.Key!));

    // Once phones have seen the key of a box, it stays what it is for the whole meeting.
    private static void MustNotBeInUse(ReviewMeeting meeting)
    {
        if (meeting.Agenda.Exists(i => i.Phone is not null || i.Rounds.Exists(r => r.Channel == BallotChannel.Phone)))
        {
            throw new BrokenRuleException(PhoneRules.KeysInUse);
        }
    }

    private static bool Is(ReviewMeeting meeting, Person person, WitnessPart part) => part switch
    {
        WitnessPart.Scrutineer => meeting.Officers.Exists(o => o.Role == Role.Scrutineer && o.Person.Number == person.Number),
        WitnessPart.Observer => meeting.Officers.Exists(o => o.Role == Role.Observer && o.Person.Number == person.Number),
        WitnessPart.Judge => meeting.Judges.Any(j => j.Person.Number == person.Number),
        _ => !meeting.Agenda.Exists(i => Officers.IsOfItem(person, i.Facts)),
    };
}
