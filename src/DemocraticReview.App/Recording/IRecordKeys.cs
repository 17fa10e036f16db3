using DemocraticReview.Core;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.App.Recording;

/// <summary>The keys that sign the record. They lie where the database's owner is not.</summary>
public interface IRecordKeys
{
    /// <summary>A new key, kept before it is handed out: an entry never stands under one that is lost with the process.</summary>
    IRecordSigner Create();

    /// <summary>The key with this public half.</summary>
    /// <param name="key">130 hex digits, see <see cref="P256"/>.</param>
    /// <exception cref="BrokenRuleException"><see cref="RecordRules.KeyMissing"/>.</exception>
    IRecordSigner Find(string key);
}
