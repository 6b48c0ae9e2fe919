namespace GanForge.Imaging.PngFiles;

/// <summary>
/// The five row filters of PNG. Each stores a byte as its difference, modulo 256, from a prediction by its neighbours:
/// a to the left, b above, c above to the left; bytes outside the picture count as 0.
/// </summary>
internal static class PngFilter
{
    public const int Count = 5;

    private interface IPredictor
    {
        static abstract int Predict(int a, int b, int c);
    }

    /// <summary>Writes the filtered form of <paramref name="row"/>.</summary>
    public static void Apply(
        int filter,
        ReadOnlySpan<byte> row,
        ReadOnlySpan<byte> above,
        int distance,
        Span<byte> filtered
    )
    {
        switch (filter)
        {
            case 0:
                row.CopyTo(filtered);
                break;
            case 1:
                Apply<Left>(row, above, distance, filtered);
                break;
            case 2:
                Apply<Above>(row, above, distance, filtered);
                break;
            case 3:
                Apply<Average>(row, above, distance, filtered);
                break;
            default:
                Apply<Paeth>(row, above, distance, filtered);
                break;
        }
    }

    /// <summary>Converts a filtered row back into pixels, in place; the row above must already be converted.</summary>
    /// <exception cref="ImageFormatException">There is no such filter.</exception>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                Undo<Left>(row, above, distance);
                break;
            case 2:
                Undo<Above>(row, above, distance);
                break;
            case 3:
                Undo<Average>(row, above, distance);
                break;
            case 4:
                Undo<Paeth>(row, above, distance);
                break;
            default:
                throw new ImageFormatException($"A row of the PNG names filter {filter}; PNG knows 0 to 4.");
        }
    }

    private static void Apply<TPredictor>(
        ReadOnlySpan<byte> row,
        ReadOnlySpan<byte> above,
        int distance,
        Span<byte> filtered
    )
        where TPredictor : IPredictor
    {
        for (var index = 0; index < row.Length; index++)
        {
            filtered[index] = (byte)(row[index] - Prediction<TPredictor>(row, above, distance, index));
        }
    }

    private static void Undo<TPredictor>(Span<byte> row, ReadOnlySpan<byte> above, int distance)
        where TPredictor : IPredictor
    {
        for (var index = 0; index < row.Length; index++)
        {
            row[index] += (byte)Prediction<TPredictor>(row, above, distance, index);
        }
    }

    private static int Prediction<TPredictor>(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int distance, int index)
        where TPredictor : IPredictor =>
        index < distance
            ? TPredictor.Predict(0, above[index], 0)
            : TPredictor.Predict(row[index - distance], above[index], above[index - distance]);

    private readonly struct Left : IPredictor
    {
        public static int Predict(int a, int b, int c) => a;
    }

    private readonly struct Above : IPredictor
    {
        public static int Predict(int a, int b, int c) => b;
    }

    private readonly struct Average : IPredictor
    {
        public static int Predict(int a, int b, int c) => (a + b) / 2;
    }

    /// <summary>The neighbour nearest to a + b − c; ties go to a, then b.</summary>
    private readonly struct Paeth : IPredictor
    {
        public static int Predict(int a, int b, int c)
        {
            var (toA, toB, toC) = (Math.Abs(b - c), Math.Abs(a - c), Math.Abs(a + b - c - c));
            return toA <= toB && toA <= toC ? a
                : toB <= toC ? b
                : c;
        }
    }
}
