namespace GanForge.Data.Files;

/// <summary>
/// Compares paths in natural order, part by part and with digits as numbers, so that 2.png comes before 10.png; paths
/// that differ only in leading zeros are compared as text.
/// </summary>
internal sealed class NaturalOrder : IComparer<string>
{
    private NaturalOrder() { }

    /// <summary>The shared instance.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var first = x.AsSpan();
        var second = y.AsSpan();
        while (!first.IsEmpty && !second.IsEmpty)
        {
            var difference =
                char.IsAsciiDigit(first[0]) && char.IsAsciiDigit(second[0])
                    ? CompareNumbers(Number(ref first), Number(ref second))
                    : Rank(Letter(ref first)) - Rank(Letter(ref second));
            if (difference != 0)
                return difference;
        }
        return first.Length != second.Length ? first.Length - second.Length : string.CompareOrdinal(x, y);
    }

    /// <summary>Sorts a folder's content before names that merely begin with the folder's name.</summary>
    private static int Rank(char letter) => letter is '/' or '\\' ? -1 : letter;

    private static char Letter(ref ReadOnlySpan<char> text)
    {
        var letter = text[0];
        text = text[1..];
        return letter;
    }

    /// <summary>Takes the digits at the beginning, without leading zeros; numbers may have any length.</summary>
    private static ReadOnlySpan<char> Number(ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text : text[..end];
        text = text[digits.Length..];
        return digits.TrimStart('0');
    }

    private static int CompareNumbers(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        first.Length != second.Length ? first.Length - second.Length : first.SequenceCompareTo(second);
}
