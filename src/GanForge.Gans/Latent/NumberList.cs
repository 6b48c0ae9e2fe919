using System.Collections;
using System.Globalization;
using GanForge.Gans.Settings;

namespace GanForge.Gans.Latent;

/// <summary>Numbers written as people write pages, such as seeds: "0-63", "7" or "1,4,7-9". A list of a million takes no more memory than one of two.</summary>
public sealed class NumberList : IReadOnlyList<ulong>
{
    private readonly List<(ulong First, int Count)> _ranges;

    private NumberList(List<(ulong First, int Count)> ranges) => (_ranges, Count) = (ranges, ranges.Sum(range => range.Count));

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>Whether a number is in the list more than once.</summary>
    public bool HasRepeats
    {
        get
        {
            var sorted = _ranges.OrderBy(range => range.First).ToList();
            return sorted.Zip(sorted.Skip(1), (range, next) => next.First - range.First < (ulong)range.Count).Any(overlap => overlap);
        }
    }

    /// <summary>Whether each number is followed by the next higher one.</summary>
    public bool IsRange => _ranges.Zip(_ranges.Skip(1), (range, next) => next.First == range.First + (ulong)range.Count && next.First > range.First).All(follows => follows);

    /// <summary>The number at a place in the list.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The list is shorter.</exception>
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

    /// <summary>Numbers one after the other.</summary>
    /// <param name="first">The first one.</param>
    /// <param name="count">How many, one or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are none, or no number so large.</exception>
    public static NumberList From(ulong first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, ulong.MaxValue - (ulong)(count - 1));
        return new NumberList([(first, count)]);
    }

    /// <summary>Reads a list: numbers and ranges, both ends of which are meant, with commas in between.</summary>
    /// <exception cref="UserErrorException">The text is no such list.</exception>
    public static NumberList Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ranges = new List<(ulong, int)>();
        var total = 0L;
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !TryRead(ends[0], out var first) || !TryRead(ends[^1], out var last))
                throw Refusal(text, IsTooLarge(ends) ? $"the largest number is {ulong.MaxValue}" : $"'{part}' is neither a whole number nor a range");
            if (last < first)
                throw Refusal(text, $"the range {part} runs backwards");
            total += (long)Math.Min(last - first, int.MaxValue) + 1;
            if (total > int.MaxValue)
                throw Refusal(text, $"it names more than {int.MaxValue} numbers");
            ranges.Add((first, (int)(last - first) + 1));
        }
        return new NumberList(ranges);
    }

    /// <summary>The first numbers of this list, or, where it is shorter, all of them and those that follow its last one.</summary>
    /// <param name="count">How many, one or more.</param>
    /// <exception cref="UserErrorException">There is no number behind the last one.</exception>
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
                throw new UserErrorException($"There are no {count} numbers from {this[0]} on; the last one is {ulong.MaxValue}.");
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

    /// <summary>The list as text that <see cref="Parse"/> reads, neighbours joined.</summary>
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
        return string.Join(',', joined.Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}-{range.Last}"));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool TryRead(string text, out ulong number) =>
        ulong.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool IsTooLarge(string[] ends) => ends.Length <= 2 && ends.All(end => end.Trim() is [_, ..] digits && digits.All(char.IsAsciiDigit));

    private static UserErrorException Refusal(string text, string reason) =>
        new($"'{text}' is no list of numbers and ranges such as 0-63 or 1,4,7-9: {reason}.");
}
