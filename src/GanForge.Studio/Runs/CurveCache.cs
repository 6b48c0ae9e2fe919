using GanForge.Runs.Folder;

namespace GanForge.Studio.Runs;

/// <summary>The curves of the most recently viewed runs.</summary>
internal sealed class CurveCache
{
    private const int Kept = 8;

    private readonly Lock _lock = new();
    private readonly List<(string Path, RunCurves Curves)> _shelf = [];

    /// <summary>Returns the current scalars and metrics of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="from">The first step.</param>
    /// <param name="to">The last step.</param>
    /// <param name="points">The maximum number of points per series.</param>
    public (IReadOnlyDictionary<string, CurvePoints> Curves, string? Problem) Of(
        RunFolder run,
        long from,
        long to,
        int points
    )
    {
        var curves = Take(run);
        lock (curves)
        {
            curves.Refresh();
            return (curves.Between(from, to, points), curves.Problem);
        }
    }

    private RunCurves Take(RunFolder run)
    {
        lock (_lock)
        {
            var place = _shelf.FindIndex(item => item.Path == run.Path);
            var item = place < 0 ? (run.Path, new RunCurves(run)) : _shelf[place];
            if (place >= 0)
                _shelf.RemoveAt(place);
            _shelf.Add(item);
            if (_shelf.Count > Kept)
                _shelf.RemoveAt(0);
            return item.Item2;
        }
    }
}
