using DemocraticReview.App.Persistence;
using DemocraticReview.Core.People;

namespace DemocraticReview.App.People;

/// <summary>A member of the corps between Core and the table.</summary>
public static class MemberRows
{
    public static CorpsMember ToMember(MemberRow row) => new(
        row.Number, row.Name, row.Unit, row.Post, row.Profession, row.Active ? MemberStatus.Active : MemberStatus.Retired, row.Phone, row.Term);

    public static MemberRow ToRow(CorpsMember member, Guid enterpriseId)
    {
        var row = new MemberRow
        {
            EnterpriseId = enterpriseId,
            Number = member.Number,
            Name = member.Name,
            Unit = member.Unit,
            Post = member.Post,
            Profession = member.Profession,
            Active = member.Status == MemberStatus.Active,
        };
        return row.Take(member);
    }

    public static MemberRow Take(this MemberRow row, CorpsMember member)
    {
        row.Name = member.Name;
        row.Unit = member.Unit;
        row.Post = member.Post;
        row.Profession = member.Profession;
        row.Active = member.Status == MemberStatus.Active;
        row.Phone = member.Phone;
        row.Term = member.Term;
        return row;
    }
}
