using System.Globalization;
using GanForge.Gans.Settings;
using GanForge.Tensors.Random;

namespace GanForge.Experiments.Sweeps;

/// <summary>
/// An axis of numbers between two ends, drawn uniformly, or log-uniformly if the high end is at least ten times the low
/// one, as for learning rates; ":linear" or ":log" after the range overrides this.
/// </summary>
internal sealed class RangeAxis : SearchAxis
{
    private const int MaxListed = 1_000;
    private const int SignificantDigits = 3;

    private readonly string _name;
    private readonly double _low;
    private readonly double _high;
    private readonly bool _isWhole;
    private readonly bool _isLogarithmic;

    private RangeAxis(string name, double low, double high, bool isWhole, bool isLogarithmic)
        : base([name]) => (_name, _low, _high, _isWhole, _isLogarithmic) = (name, low, high, isWhole, isLogarithmic);

    /// <summary>The number of values; null for real numbers.</summary>
    public double? Count => _isWhole ? _high - _low + 1 : null;

    public override IReadOnlyList<SearchChoice>? Choices =>
        Count <= MaxListed ? [.. Enumerable.Range(0, (int)(_high - _low) + 1).Select(i => Choice(_low + i))] : null;

    internal override IEnumerable<SearchChoice> Extremes => [Choice(_low), Choice(_high)];

    public static RangeAxis Parse(string name, string text)
    {
        var parts = text.Split(':');
        var ends = parts[0].Split("..");
        var scale = parts.Length > 1 ? parts[1].Trim() : null;
        if (
            ends.Length == 2
            && parts.Length <= 2
            && scale is null or "log" or "linear"
            && Number(ends[0]) is { } low
            && Number(ends[1]) is { } high
            && low < high
        )
        {
            var isLogarithmic = scale == "log" || (scale is null && low > 0 && high >= 10 * low);
            if (!isLogarithmic || low > 0)
            {
                return new RangeAxis(
                    name,
                    low,
                    high,
                    ends.All(end =>
                        long.TryParse(
                            end,
                            NumberStyles.AllowLeadingSign
                                | NumberStyles.AllowLeadingWhite
                                | NumberStyles.AllowTrailingWhite,
                            CultureInfo.InvariantCulture,
                            out _
                        )
                    ),
                    isLogarithmic
                );
            }
        }
        throw new UserErrorException(
            $"'{text}' is no range for {name}: it runs from a number to a higher one, as in 1e-4..1e-2, with "
                + $":log (above 0) or :linear behind it where wanted."
        );
    }

    internal override SearchChoice Draw(RandomStream random, long index)
    {
        var fraction = Fraction(random, index);
        // With half a unit more on each side, the ends are as likely as the other values.
        var (low, high) = _isWhole && !_isLogarithmic ? (_low - 0.5, _high + 0.5) : (_low, _high);
        var number = _isLogarithmic ? low * Math.Pow(high / low, fraction) : low + ((high - low) * fraction);
        return Choice(Math.Clamp(_isWhole ? Math.Round(number) : Rounded(number), _low, _high));
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    private static double Rounded(double number) =>
        double.Parse(
            number.ToString($"G{SignificantDigits}", CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );

    private SearchChoice Choice(double number) =>
        SearchChoice.From(
            new Dictionary<string, string>
            {
                [_name] = number.ToString(CultureInfo.InvariantCulture).Replace("E-0", "e-").Replace('E', 'e'),
            }
        );
}
