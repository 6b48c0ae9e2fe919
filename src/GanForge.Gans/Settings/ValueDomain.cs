using System.Globalization;

namespace GanForge.Gans.Settings;

/// <summary>
/// The values that an option takes, written as text: their type and bounds, their description in words, and the
/// conversions.
/// </summary>
/// <param name="type">
/// int, long, ulong, float, double, bool, string, <see cref="TimeSpan"/>, an enumeration, or one of these as nullable.
/// </param>
internal sealed class ValueDomain(Type type)
{
    /// <summary>The maximum of a duration, 10,000 hours.</summary>
    private const double MaxSeconds = 3.6e7;

    /// <summary>The type of a value.</summary>
    public Type Type { get; } = Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>The minimum of a number.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>The maximum of a number.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>True if <see cref="Minimum"/> is exclusive.</summary>
    public bool AboveMinimum { get; init; }

    /// <summary>True if <see cref="Maximum"/> is exclusive.</summary>
    public bool BelowMaximum { get; init; }

    /// <summary>The allowed values in words, for example "a whole number from 1 up to 65536".</summary>
    public string Allowed =>
        Type switch
        {
            _ when Type == typeof(bool) => "true or false",
            _ when Type == typeof(string) => "text",
            _ when Type == typeof(TimeSpan) => "a time from 1s to 10000h, such as 30s, 10m or 2h",
            _ when Type == typeof(ulong) => $"a whole number from 0 up to {ulong.MaxValue}",
            _ when Type == typeof(int) => $"a whole number{Bounds(int.MaxValue)}",
            _ when Type == typeof(long) => $"a whole number{Bounds(Maximum)}",
            _ when Type.IsEnum => Wording.Or(EnumNames),
            _ => $"a number{Bounds(Maximum)}",
        };

    private string[] EnumNames => Array.ConvertAll(Enum.GetNames(Type), KebabCase.From);

    /// <summary>Reads a value; returns null if the text is not one, or the value is out of bounds.</summary>
    public object? Parse(string text) =>
        Read(Type == typeof(string) ? text : text.Trim()) is { } value && IsInBounds(value) ? value : null;

    /// <summary>Writes a value in the form that <see cref="Parse"/> reads; empty for null.</summary>
    public static string Format(object? value) =>
        value switch
        {
            bool yes => yes ? "true" : "false",
            Enum name => KebabCase.From(name.ToString()),
            float or double => Scientific(Convert.ToString(value, CultureInfo.InvariantCulture)!),
            TimeSpan time when time.TotalSeconds % 3_600 == 0 => Invariant($"{time.TotalHours}h"),
            TimeSpan time when time.TotalSeconds % 60 == 0 => Invariant($"{time.TotalMinutes}m"),
            TimeSpan time => Invariant($"{time.TotalSeconds}s"),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    private object? Read(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        return Type switch
        {
            _ when Type == typeof(string) => text,
            _ when Type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var whole)
                ? whole
                : null,
            _ when Type == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var large)
                ? large
                : null,
            _ when Type == typeof(ulong) => ulong.TryParse(text, NumberStyles.None, culture, out var unsigned)
                ? unsigned
                : null,
            _ when Type == typeof(float) => float.TryParse(text, NumberStyles.Float, culture, out var number)
            && float.IsFinite(number)
                ? number
                : null,
            _ when Type == typeof(double) => double.TryParse(text, NumberStyles.Float, culture, out var precise)
            && double.IsFinite(precise)
                ? precise
                : null,
            _ when Type == typeof(bool) => bool.TryParse(text, out var yes) ? yes : null,
            _ when Type == typeof(TimeSpan) => ReadTime(text),
            _ => Array.IndexOf(EnumNames, text) is var index and >= 0 ? Enum.GetValues(Type).GetValue(index) : null,
        };
    }

    private static TimeSpan? ReadTime(string text)
    {
        var unit =
            text.Length == 0
                ? 0
                : text[^1] switch
                {
                    's' => 1,
                    'm' => 60,
                    'h' => 3_600,
                    _ => 0,
                };
        return
            unit > 0
            && double.TryParse(
                text.AsSpan(..^1),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number * unit is >= 1 and <= MaxSeconds
            ? TimeSpan.FromSeconds(number * unit)
            : null;
    }

    private bool IsInBounds(object value)
    {
        if (value is not (int or long or float or double))
            return true;
        // Compares the decimal number as written, so that a float such as 0.999f does not miss its bound by rounding.
        var number = double.Parse(Format(value), CultureInfo.InvariantCulture);
        return (AboveMinimum ? number > Minimum : number >= Minimum)
            && (BelowMaximum ? number < Maximum : number <= Maximum);
    }

    private string Bounds(double largest)
    {
        var maximum = Math.Min(Maximum, largest);
        var low = AboveMinimum ? Invariant($"above {Minimum}") : Invariant($"from {Minimum}");
        var high = BelowMaximum ? Invariant($"below {maximum}") : Invariant($"up to {maximum}");
        return (double.IsFinite(Minimum), double.IsFinite(maximum)) switch
        {
            (true, true) => $" {low} {high}",
            (true, false) => $" {low}{(AboveMinimum ? "" : " upwards")}",
            (false, true) => $" {high}",
            _ => "",
        };
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>Converts 1E-07 to 1e-7.</summary>
    private static string Scientific(string number) => number.Replace("E-0", "e-").Replace('E', 'e');
}
