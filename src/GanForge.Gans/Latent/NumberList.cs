using System.Collections;
using System.Globalization;
using GanForge.Gans.Settings;

namespace GanForge.Gans.Latent;

/// <summary>
/// A list of numbers, such as seeds, in page-range notation: "0-63", "7" or "1,4,7-9". Stored as ranges, so that a
/// million numbers take no more memory than two.
/// </summary>
public sealed class NumberList : IReadOnlyList<ulong>
{
    private readonly List<(ulong First, int Count)> _ranges;

    private NumberList(List<(ulong First, int Count)> ranges) =>
        (_ranges, Count) = (ranges, ranges.Sum(range => range.Count));

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>True if a number occurs more than once.</summary>
    public bool HasRepeats
    {
        get
        {
            var sorted = _ranges.OrderBy(range => range.First).ToList();
            return sorted
                .Zip(sorted.Skip(1), (range, next) => next.First - range.First < (ulong)range.Count)
                .Any(overlap => overlap);
        }
    }

    /// <summary>True if each number is one above its predecessor.</summary>
    public bool IsRange =>
        _ranges
            .Zip(
                _ranges.Skip(1),
                (range, next) => next.First == range.First + (ulong)range.Count && next.First > range.First
            )
            .All(follows => follows);

    /// <summary>The number at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside of the list.</exception>
    public ulong this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            foreach (var (first, count) in _ranges)
            {
                if (index < count)
                    return first + (ulong)index;
                index -= count;
            }
            throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    /// <summary>Creates a list of consecutive numbers.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="count">Number of elements, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1, or a number would exceed 64
    /// bits.</exception>
    public static NumberList From(ulong first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, ulong.MaxValue - (ulong)(count - 1));
        return new NumberList([(first, count)]);
    }

    /// <summary>Parses a comma-separated list of numbers and inclusive ranges.</summary>
    /// <exception cref="UserErrorException">The text is not a valid list.</exception>
    public static NumberList Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ranges = new List<(ulong, int)>();
        var total = 0L;
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !TryRead(ends[0], out var first) || !TryRead(ends[^1], out var last))
            {
                throw Refusal(
                    text,
                    IsTooLarge(ends)
                        ? $"the largest number is {ulong.MaxValue}"
                        : $"'{part}' is neither a whole number nor a range"
                );
            }

            if (last < first)
                throw Refusal(text, $"the range {part} runs backwards");
            total += (long)Math.Min(last - first, int.MaxValue) + 1;
            if (total > int.MaxValue)
                throw Refusal(text, $"it names more than {int.MaxValue} numbers");
            ranges.Add((first, (int)(last - first) + 1));
        }
        return new NumberList(ranges);
    }

    /// <summary>
    /// Truncates the list to a number of elements, or extends it with the numbers that follow its last one.
    /// </summary>
    /// <param name="count">Number of elements, at least one.</param>
    /// <exception cref="UserErrorException">The numbers after the last one would exceed 64 bits.</exception>
    public NumberList Resize(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var ranges = new List<(ulong First, int Count)>();
        var missing = count;
        foreach (var range in _ranges.TakeWhile(_ => missing > 0))
        {
            ranges.Add(range with { Count = Math.Min(range.Count, missing) });
            missing -= ranges[^1].Count;
        }
        if (missing > 0)
        {
            var last = this[Count - 1];
            if (ulong.MaxValue - last < (ulong)missing)
            {
                throw new UserErrorException(
                    $"There are no {count} numbers from {this[0]} on; the last one is {ulong.MaxValue}."
                );
            }

            ranges.Add((last + 1, missing));
        }
        return new NumberList(ranges);
    }

    /// <inheritdoc/>
    public IEnumerator<ulong> GetEnumerator()
    {
        foreach (var (first, count) in _ranges)
        {
            for (var i = 0; i < count; i++)
                yield return first + (ulong)i;
        }
    }

    /// <summary>The list in the format that <see cref="Parse"/> reads, with adjacent ranges merged.</summary>
    public override string ToString()
    {
        var joined = new List<(ulong First, ulong Last)>();
        foreach (var (first, count) in _ranges)
        {
            var last = first + (ulong)(count - 1);
            if (first > 0 && joined is [.., var before] && before.Last == first - 1)
                joined[^1] = before with { Last = last };
            else
                joined.Add((first, last));
        }
        return string.Join(
            ',',
            joined.Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}-{range.Last}")
        );
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool TryRead(string text, out ulong number) =>
        ulong.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool IsTooLarge(string[] ends) =>
        ends.Length <= 2 && ends.All(end => end.Trim() is [_, ..] digits && digits.All(char.IsAsciiDigit));

    private static UserErrorException Refusal(string text, string reason) =>
        new($"'{text}' is not a list of numbers and ranges such as 0-63 or 1,4,7-9: {reason}.");
}
