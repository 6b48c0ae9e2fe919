using GanForge.Gans.Settings;
using GanForge.Tensors.Random;

namespace GanForge.Experiments.Sweeps;

/// <summary>A dimension of a sweep: one setting, or several that vary together.</summary>
public abstract class SearchAxis
{
    private const char Together = '/';

    private protected SearchAxis(IReadOnlyList<string> names) => Names = names;

    /// <summary>The settings that the axis sets.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>All values; null for a range of real numbers or of too many integers.</summary>
    public abstract IReadOnlyList<SearchChoice>? Choices { get; }

    /// <summary>
    /// Parses an axis: "lr" with "1e-4" and "3e-4"; "pixel-mean/pixel-deviation" with "0.5/0.5" and "0.1307/0.3081";
    /// "lr" with the range "1e-4..1e-2", which is a range of integers if both ends are integers.
    /// </summary>
    /// <param name="name">A setting, or several joined by "/".</param>
    /// <param name="values">The values, or a single range.</param>
    /// <exception cref="UserErrorException">
    /// There is no value, a value is repeated, or a value does not match the names.
    /// </exception>
    public static SearchAxis Parse(string name, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        string[] names = [.. name.Split(Together).Select(part => part.Trim())];
        if (names.Any(part => part.Length == 0) || values.Count == 0 || values.Any(string.IsNullOrWhiteSpace))
            throw new UserErrorException($"'{name}' needs a name and values, as in lr=1e-4,3e-4.");
        if (values is [var only] && names is [var single] && only.Contains("..", StringComparison.Ordinal))
            return RangeAxis.Parse(single, only);
        return new ChoiceAxis(names, [.. values.Select(value => SearchChoice.From(Zip(names, value)))]);
    }

    /// <summary>Creates an axis of variants, each a name and the settings that it sets.</summary>
    /// <exception cref="UserErrorException">There is no variant, or two have the same name.</exception>
    public static SearchAxis OfVariants(IReadOnlyList<SearchChoice> variants)
    {
        ArgumentNullException.ThrowIfNull(variants);
        return new ChoiceAxis([.. variants.SelectMany(variant => variant.Values.Keys).Distinct()], variants);
    }

    /// <summary>
    /// All values, or the ends of a range of real numbers; they are checked before any value is drawn.
    /// </summary>
    internal abstract IEnumerable<SearchChoice> Extremes { get; }

    /// <summary>Draws a random value.</summary>
    /// <param name="random">The random stream.</param>
    /// <param name="index">The index of the random number to use.</param>
    internal abstract SearchChoice Draw(RandomStream random, long index);

    /// <summary>Returns a random number in [0, 1).</summary>
    private protected static double Fraction(RandomStream random, long index) =>
        (random.UInt64At(index) >> 11) * Math.Pow(2, -53);

    private static Dictionary<string, string> Zip(string[] names, string value)
    {
        string[] parts = names.Length == 1 ? [value] : value.Split(Together);
        if (parts.Length != names.Length)
        {
            throw new UserErrorException(
                $"'{string.Join(Together, names)}' takes {names.Length} values joined by '{Together}', not '{value}'."
            );
        }

        return names
            .Zip(parts, (name, part) => (name, Part: part.Trim()))
            .ToDictionary(pair => pair.name, pair => pair.Part);
    }
}
