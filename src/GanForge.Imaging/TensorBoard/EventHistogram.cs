using GanForge.Imaging.TensorBoard.Protocol;

namespace GanForge.Imaging.TensorBoard;

/// <summary>Counts numbers in TensorBoard's buckets, with edges at 0 and at ±1e-12 · 1.1ᵏ up to ±1e20.</summary>
/// <remarks>
/// A bucket holds the numbers below its edge and not below the previous one. Consecutive empty buckets are written as
/// one, and those after the last non-empty bucket are omitted.
/// </remarks>
internal static class EventHistogram
{
    private static readonly double[] Edges = BuildEdges();

    /// <summary>Creates the histogram of the finite numbers among the given ones.</summary>
    public static Histogram Create(ReadOnlySpan<float> values)
    {
        var counts = new double[Edges.Length];
        var histogram = new Histogram
        {
            Min = double.PositiveInfinity,
            Max = double.NegativeInfinity,
            Num = 0,
            Sum = 0,
            SumSquares = 0,
        };
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                continue;
            }

            histogram.Min = Math.Min(histogram.Min, value);
            histogram.Max = Math.Max(histogram.Max, value);
            histogram.Num++;
            histogram.Sum += value;
            histogram.SumSquares += value * value;
            counts[BucketOf(value)]++;
        }

        if (histogram.Num == 0)
        {
            (histogram.Min, histogram.Max) = (0, 0);
        }

        AddBuckets(histogram, counts);
        return histogram;
    }

    /// <summary>The first edge above the value.</summary>
    private static int BucketOf(double value)
    {
        var index = Array.BinarySearch(Edges, value);
        return index >= 0 ? index + 1 : ~index;
    }

    /// <summary>Adds the buckets to be written; without any numbers, a single empty bucket.</summary>
    private static void AddBuckets(Histogram histogram, double[] counts)
    {
        var last = Array.FindLastIndex(counts, count => count > 0);
        if (last < 0)
        {
            last = Edges.Length - 1;
        }

        for (var index = 0; index <= last; index++)
        {
            var isFollowedByEmpty = index < last && counts[index + 1] == 0;
            if (counts[index] == 0 && isFollowedByEmpty)
            {
                continue;
            }

            histogram.BucketLimit.Add(Edges[index]);
            histogram.Bucket.Add(counts[index]);
        }
    }

    private static double[] BuildEdges()
    {
        var positive = new List<double>();
        for (var edge = 1e-12; edge < 1e20; edge *= 1.1)
        {
            positive.Add(edge);
        }

        return
        [
            -double.MaxValue,
            .. Enumerable.Reverse(positive).Select(edge => -edge),
            0,
            .. positive,
            double.MaxValue,
        ];
    }
}
