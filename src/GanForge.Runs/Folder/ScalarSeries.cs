namespace GanForge.Runs.Folder;

/// <summary>The values of one scalar over the steps of a run.</summary>
/// <remarks>They are stored in small blocks, so that growing copies nothing and avoids the large-object heap.</remarks>
public sealed class ScalarSeries
{
    private const int BlockLength = 1_024;

    private readonly List<(long Step, int Epoch, double Value)[]> _blocks = [];

    /// <summary>The number of points.</summary>
    public int Count { get; private set; }

    /// <summary>A point: the number of steps done, the epoch from 1, and the value.</summary>
    public (long Step, int Epoch, double Value) this[int index] =>
        index < Count
            ? _blocks[index / BlockLength][index % BlockLength]
            : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>All points in order.</summary>
    public IEnumerable<(long Step, int Epoch, double Value)> Points
    {
        get
        {
            for (var i = 0; i < Count; i++)
                yield return this[i];
        }
    }

    /// <summary>The mean over the points of the last epoch; null if there are no points.</summary>
    public double? MeanOfLastEpoch
    {
        get
        {
            var (sum, count) = (0.0, 0);
            for (var i = Count - 1; i >= 0 && this[i].Epoch == this[Count - 1].Epoch; i--, count++)
                sum += this[i].Value;
            return count > 0 ? sum / count : null;
        }
    }

    internal void Add(long step, int epoch, double value)
    {
        if (Count % BlockLength == 0)
            _blocks.Add(new (long, int, double)[BlockLength]);
        _blocks[Count / BlockLength][Count % BlockLength] = (step, epoch, value);
        Count++;
    }
}
