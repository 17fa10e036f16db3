using System.Collections.Frozen;
using DemocraticReview.Core;
using static DemocraticReview.Core.RuleSource;

namespace Architecture.Tests.Docs;

/// <summary>What each setting means and on what its default rests: the one part of the page that no code says.</summary>
internal static class SettingMeanings
{
    private static readonly FrozenDictionary<string, (string Text, RuleSource Source)> ByName = new Dictionary<string, (string, RuleSource)>
    {
        ["procedure"] = ("Name of the procedure.", House),
        ["selection"] = ("How representatives come to sit: by lot, or every active member of the corps.", Seed),
        ["drawForm"] = ("How the draw is held in public: two witnesses and six dice; three witnesses, one of the respondent's, and ten dice; or ten dice alone.", Recommended),
        ["seats"] = ("Representatives to be drawn. A meeting may ask for more, never for fewer than `minimumRepresentatives`.", Seed),
        ["reserves"] = ("Reserves drawn beside them; they wait in the hall.", Recommended),
        ["minimumRepresentatives"] = ("With fewer representatives neither the draw is held nor an item opened.", Seed),
        ["professionMinimums"] = ("Least number of seats for each 专业.", Recommended),
        ["headsAtMost"] = ("Largest share of functional heads among all judges.", Recommended),
        ["quorum"] = ("Least share of the appointed judges that must be in the hall; modelled on workers' congress practice.", Law),
        ["base"] = ("Who counts as \"the judges\" (N): those in the hall when questioning opens, when the ballot opens, or all who are appointed.", Recommended),
        ["threshold"] = ("An item passes only with *more* than this share of N satisfied.", Seed),
        ["answers"] = ("What a paper offers. Without `Abstained` an abstention is an invalid paper.", Recommended),
        ["channels"] = ("By what votes are collected; never two in one round.", Recommended),
        ["failedItem"] = ("Where an item goes that does not pass.", Mission),
        ["referralProcedure"] = ("`definitionId` of the workflow file that a referral runs on.", House),
        ["question"] = ("The voted sentence, unless the announcement gives another.", Recommended),
        ["questionEn"] = ("The same in English.", Recommended),
        ["noticeWorkingDays"] = ("Working days between the announcement and the meeting, for the respondents to prepare.", Recommended),
        ["ballotReminders"] = ("Reminders before a ballot may close with papers missing.", Recommended),
        ["objectionWorkingDays"] = ("Working days for objections after a result is published.", Recommended),
        ["recusalLevel"] = ("`Unit`: members of a respondent's 科室 or 车间 stay out of the pool. `Person`: only respondents themselves. `Nobody`: not even they, as in a congress, where whoever puts a proposal forward votes on it.", Recommended),
        ["displayName"] = ("What the works calls the meeting.", House),
        ["displayNameEn"] = ("The same in English.", House),
        ["grounds"] = ("On which grounds an item may come to the meeting. `Submission` is for what is decided without a purchase being reviewed, such as a proposal or a wage sheet.", Seed),
        ["officeSeats"] = ("Seats that belong to an office, whoever holds it: `{ \"zh\", \"en\", \"seats\" }` each, all to be taken before the announcement. Left out, the heads of the departments concerned sit, within `headsAtMost`; an empty list, and nobody sits by office.", House),
        ["passedItem"] = ("What becomes of an item that passes. `Release`: it is released on record (放行), and before that the meeting cannot be concluded.", Seed),
        ["recurs"] = ("`Monthly`: each announced meeting has the next one set up two weeks before its day, a month later, until the office stops it.", Seed),
        ["publication"] = ("`VerdictOnly`: of a result neither counts nor inequality are published, since an almost unanimous one tells every vote; the record goes to the scrutineer and discipline inspection alone, and nobody else recounts.", Recommended),
        ["words"] = ("What the procedure calls things: a term and its `{ \"zh\", \"en\" }`, with `enMany` for an irregular English plural. Pages and refusals then speak of delegates and proposals.", House),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys;

    public static (string Text, RuleSource Source) Of(string name) => ByName.TryGetValue(name, out var meaning) ? meaning : ("**no meaning written down**", House);
}
