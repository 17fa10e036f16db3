using System.Security.Cryptography;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Flagging;

/// <summary>A file for a dossier; after the freeze it is late material and needs its secrecy mark.</summary>
/// <param name="FileName">As the sender's computer calls it.</param>
/// <param name="File">The whole file.</param>
/// <param name="Level">For late material alone.</param>
public sealed record AddAttachment(string FileName, byte[] File, SecrecyLevel? Level = null) : OnItem
{
    public override Act Act => Act.PrepareItem;

    public override object Fingerprint() => new { FileName, Level, Sha256 = Convert.ToHexStringLower(SHA256.HashData(File)) };
}

public sealed class AddAttachmentHandler(ReviewDb db, Ledger ledger, Entropy entropy) : IRequestHandler<AddAttachment, Answer>
{
    public async Task<Answer> Handle(AddAttachment request, CancellationToken cancellationToken)
    {
        Attachments.CheckSize(request.File.LongLength);
        var item = await ledger.ItemAsync(request.ItemId, cancellationToken);
        var attachment = new Attachment(
            entropy.Key(),
            request.FileName,
            TrueType.Of(request.File),
            request.File.LongLength,
            Convert.ToHexStringLower(SHA256.HashData(request.File)),
            request.Level,
            request.At.Now);
        var added = Supplements.Attach(item, attachment, request.At.Actor);
        var row = (await db.Items.FindAsync([request.ItemId], cancellationToken))!;
        db.Attachments.Add(new AttachmentRow { Id = attachment.Id, EnterpriseId = row.EnterpriseId, ItemId = row.Id, Bytes = request.File });
        return ledger.Append(item, row, added, request.At);
    }
}
