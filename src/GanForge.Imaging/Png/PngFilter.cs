namespace GanForge.Imaging;

/// <summary>
/// PNG's five row filters. Each stores a byte as its difference, modulo 256, from a prediction made of its
/// neighbours: a to the left, b above, c above to the left; bytes outside the picture count as 0.
/// </summary>
internal static class PngFilter
{
    public const int Count = 5;

    /// <summary>Writes the filtered form of <paramref name="row"/>.</summary>
    public static void Apply(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int distance, Span<byte> filtered)
    {
        for (var index = 0; index < row.Length; index++)
        {
            filtered[index] = (byte)(row[index] - Predict(filter, row, above, distance, index));
        }
    }

    /// <summary>Turns a filtered row back into pixels, in place; the row above has been turned back already.</summary>
    /// <exception cref="ImageFormatException">There is no such filter.</exception>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        if (filter >= Count)
        {
            throw new ImageFormatException($"A row of the PNG names filter {filter}; PNG knows 0 to 4.");
        }

        for (var index = 0; index < row.Length; index++)
        {
            row[index] += Predict(filter, row, above, distance, index);
        }
    }

    private static byte Predict(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int distance, int index)
    {
        var hasLeft = index >= distance;
        int a = hasLeft ? row[index - distance] : 0;
        int b = above[index];
        return filter switch
        {
            0 => 0,
            1 => (byte)a,
            2 => (byte)b,
            3 => (byte)((a + b) / 2),
            _ => Paeth(a, b, hasLeft ? above[index - distance] : 0),
        };
    }

    /// <summary>The neighbour nearest to a + b − c; ties go to a, then b.</summary>
    private static byte Paeth(int a, int b, int c)
    {
        var (toA, toB, toC) = (Math.Abs(b - c), Math.Abs(a - c), Math.Abs(a + b - c - c));
        return (byte)(toA <= toB && toA <= toC ? a : toB <= toC ? b : c);
    }
}
