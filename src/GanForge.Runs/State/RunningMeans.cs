using GanForge.Gans.Diagnostics;

namespace GanForge.Runs.State;

/// <summary>The means of scalars over the steps since the last <see cref="Clear"/>.</summary>
internal sealed class RunningMeans
{
    private readonly List<string> _names = [];
    private readonly List<double> _sums = [];
    private readonly List<long> _counts = [];

    public void Add(StepScalars scalars)
    {
        for (var i = 0; i < scalars.Count; i++)
        {
            var (name, value) = scalars[i];
            Add(name, value);
        }
    }

    public void Add(string name, double value)
    {
        var index = IndexOf(name);
        _sums[index] += value;
        _counts[index]++;
    }

    public void Clear()
    {
        _names.Clear();
        _sums.Clear();
        _counts.Clear();
    }

    public IReadOnlyDictionary<string, double> ToDictionary() =>
        _names
            .Select((name, i) => (name, Mean: _sums[i] / _counts[i]))
            .ToDictionary(pair => pair.name, pair => pair.Mean);

    /// <summary>The sum and the count of each scalar, as saved in checkpoints.</summary>
    public IReadOnlyDictionary<string, double[]> Sums
    {
        get => _names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => Pair(pair.i));
        set
        {
            Clear();
            foreach (var (name, pair) in value)
            {
                var index = IndexOf(name);
                (_sums[index], _counts[index]) = (pair[0], (long)pair[1]);
            }
        }
    }

    private double[] Pair(int index) => [_sums[index], _counts[index]];

    private int IndexOf(string name)
    {
        var index = _names.IndexOf(name);
        if (index >= 0)
            return index;
        _names.Add(name);
        _sums.Add(0);
        _counts.Add(0);
        return _names.Count - 1;
    }
}
