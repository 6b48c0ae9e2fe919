namespace GanForge.Studio.Runs;

/// <summary>One scalar over the steps of a run.</summary>
internal sealed class Curve
{
    private readonly List<long> _steps = [];
    private readonly List<float> _values = [];

    /// <summary>Appends a point.</summary>
    public void Add(long step, float value)
    {
        _steps.Add(step);
        _values.Add(value);
    }

    /// <summary>
    /// Returns the points between two steps; if there are more than <paramref name="points"/>, the means of that many
    /// equal intervals.
    /// </summary>
    public CurvePoints Between(long from, long to, int points)
    {
        var first = Place(from);
        var count = Math.Max(0, (to == long.MaxValue ? _steps.Count : Place(to + 1)) - first);
        if (count <= points)
            return new CurvePoints([.. _steps.GetRange(first, count)], [.. _values.GetRange(first, count)]);
        var (x, y) = (new long[points], new float[points]);
        for (var i = 0; i < points; i++)
        {
            var (start, end) = (first + (int)((long)count * i / points), first + (int)((long)count * (i + 1) / points));
            var sum = 0.0;
            for (var j = start; j < end; j++)
                sum += _values[j];
            (x[i], y[i]) = (_steps[(start + end) / 2], (float)(sum / (end - start)));
        }
        return new CurvePoints(x, y);
    }

    private int Place(long step)
    {
        var place = _steps.BinarySearch(step);
        if (place < 0)
            return ~place;
        while (place > 0 && _steps[place - 1] == step)
            place--;
        return place;
    }
}
