namespace GanForge.Data.Files;

/// <summary>
/// Compares paths as people count: part by part, and digits as the numbers that they write, so that 2.png comes before 10.png.
/// Paths that differ in leading zeros alone are compared as text.
/// </summary>
internal sealed class NaturalOrder : IComparer<string>
{
    private NaturalOrder()
    {
    }

    /// <summary>The order.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var first = x.AsSpan();
        var second = y.AsSpan();
        while (!first.IsEmpty && !second.IsEmpty)
        {
            var difference = char.IsAsciiDigit(first[0]) && char.IsAsciiDigit(second[0])
                ? CompareNumbers(Number(ref first), Number(ref second))
                : Rank(Letter(ref first)) - Rank(Letter(ref second));
            if (difference != 0)
                return difference;
        }
        return first.Length != second.Length ? first.Length - second.Length : string.CompareOrdinal(x, y);
    }

    /// <summary>A folder's content comes before what only begins with the folder's name.</summary>
    private static int Rank(char letter) => letter is '/' or '\\' ? -1 : letter;

    private static char Letter(ref ReadOnlySpan<char> text)
    {
        var letter = text[0];
        text = text[1..];
        return letter;
    }

    /// <summary>The digits at the beginning, without leading zeros: numbers of any length.</summary>
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
