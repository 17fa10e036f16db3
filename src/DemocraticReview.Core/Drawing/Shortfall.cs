namespace DemocraticReview.Core.Drawing;

/// <summary>How many seats each profession still lacks to its minimum, while seats are being taken.</summary>
internal sealed class Shortfall
{
    private readonly Dictionary<string, int> _unmet;
    private int _total;

    public Shortfall(IReadOnlyDictionary<string, int> minimums, IEnumerable<string> seated)
    {
        _unmet = minimums.Where(m => m.Value > 0).ToDictionary(StringComparer.Ordinal);
        _total = _unmet.Values.Sum();
        foreach (var stratum in seated)
        {
            Seat(stratum);
        }
    }

    /// <summary>Whether after seating one of <paramref name="stratum"/> the seats left are still enough for the minimums unmet.</summary>
    public bool Allows(string stratum, int seatsLeftAfter) => seatsLeftAfter >= _total - (Lacks(stratum) ? 1 : 0);

    public void Seat(string stratum)
    {
        if (Lacks(stratum))
        {
            _unmet[stratum]--;
            _total--;
        }
    }

    private bool Lacks(string stratum) => _unmet.GetValueOrDefault(stratum) > 0;
}
