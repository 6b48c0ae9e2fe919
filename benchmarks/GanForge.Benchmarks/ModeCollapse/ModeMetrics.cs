using GanForge.Runs.Models;

namespace GanForge.Benchmarks;

/// <summary>Metrics that distinguish a generator that covers its data set from one that has collapsed.</summary>
internal abstract class ModeMetrics
{
    /// <summary>The names of the metrics and their number formats.</summary>
    public abstract IReadOnlyList<(string Name, string Format)> Columns { get; }

    /// <summary>A sentence that describes the measurement.</summary>
    public abstract string Method { get; }

    /// <summary>Measures as many real examples as are generated.</summary>
    public abstract IReadOnlyDictionary<string, double> Real();

    /// <summary>Measures a generator.</summary>
    public abstract IReadOnlyDictionary<string, double> Measure(GeneratorModel generator);

    /// <summary>The seeds of the given number of samples.</summary>
    protected static ulong[] Seeds(int count) => [.. Enumerable.Range(0, count).Select(i => (ulong)i)];
}
