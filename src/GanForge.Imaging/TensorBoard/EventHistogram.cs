namespace GanForge.Imaging.TensorBoard;

/// <summary>
/// Counts numbers as TensorBoard does: in buckets between ±1e-12 · 1.1ᵏ up to ±1e20, and 0. A bucket holds what is
/// below its edge and not below the edge before. Empty buckets that follow each other are written as one, and none behind
/// the last that holds something.
/// </summary>
internal sealed class EventHistogram
{
    private static readonly double[] Edges = BuildEdges();

    private readonly double[] _counts = new double[Edges.Length];
    private readonly double[] _writtenEdges = new double[Edges.Length];
    private readonly double[] _writtenCounts = new double[Edges.Length];

    public void Write(ReadOnlySpan<float> values, ProtobufMessage message)
    {
        Array.Clear(_counts);
        var (least, greatest, count, sum, sumOfSquares) = (double.PositiveInfinity, double.NegativeInfinity, 0.0, 0.0, 0.0);
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                continue;
            }

            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
            (count, sum, sumOfSquares) = (count + 1, sum + value, sumOfSquares + (value * value));
            _counts[BucketOf(value)]++;
        }

        message.WriteDouble(EventFields.HistogramLeast, count == 0 ? 0 : least);
        message.WriteDouble(EventFields.HistogramGreatest, count == 0 ? 0 : greatest);
        message.WriteDouble(EventFields.HistogramCount, count);
        message.WriteDouble(EventFields.HistogramSum, sum);
        message.WriteDouble(EventFields.HistogramSumOfSquares, sumOfSquares);
        var written = Gather();
        message.WriteDoubles(EventFields.HistogramEdges, _writtenEdges.AsSpan(0, written));
        message.WriteDoubles(EventFields.HistogramCounts, _writtenCounts.AsSpan(0, written));
    }

    /// <summary>The first edge above the value.</summary>
    private static int BucketOf(double value)
    {
        var index = Array.BinarySearch(Edges, value);
        return index >= 0 ? index + 1 : ~index;
    }

    /// <summary>Collects the buckets to be written; of no numbers at all, one empty bucket.</summary>
    private int Gather()
    {
        var last = Array.FindLastIndex(_counts, count => count > 0);
        if (last < 0)
        {
            last = Edges.Length - 1;
        }

        var written = 0;
        for (var index = 0; index <= last; index++)
        {
            var isFollowedByEmpty = index < last && _counts[index + 1] == 0;
            if (_counts[index] == 0 && isFollowedByEmpty)
            {
                continue;
            }

            (_writtenEdges[written], _writtenCounts[written]) = (Edges[index], _counts[index]);
            written++;
        }

        return written;
    }

    private static double[] BuildEdges()
    {
        var positive = new List<double>();
        for (var edge = 1e-12; edge < 1e20; edge *= 1.1)
        {
            positive.Add(edge);
        }

        return [-double.MaxValue, .. Enumerable.Reverse(positive).Select(edge => -edge), 0, .. positive, double.MaxValue];
    }
}
