using System.Globalization;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Tallying;
using Microsoft.Extensions.Localization;

namespace DemocraticReview.Web.Pages;

/// <summary>What a meeting keeps as a code or in one language, in the reader's words.</summary>
public static class MeetingWords
{
    /// <summary>The voted sentence; the procedure's own has an English form, one that the works wrote has not.</summary>
    public static string Sentence(ReviewMeeting meeting) =>
        ReviewPage.English && meeting.Question == meeting.Settings.Question ? meeting.Settings.QuestionEn : meeting.Question;

    /// <summary>What has to be exceeded: half, in words, else the fraction.</summary>
    public static string Share(Threshold threshold, IStringLocalizer texts) =>
        threshold == Threshold.MoreThanHalf ? texts["Half"].Value : string.Create(CultureInfo.InvariantCulture, $"{threshold.Numerator}/{threshold.Denominator}");

    /// <summary>A reason: of a rule, where the rule gave it, by the text <c>Because.{code}</c>; else as somebody wrote it.</summary>
    public static string Because(string? reason, IStringLocalizer texts) =>
        texts[$"Because.{reason}"] is { ResourceNotFound: false } known ? known.Value : reason ?? "";
}
