using GanForge.Runs.Models;

namespace GanForge.Benchmarks;

/// <summary>What tells a generator that covers its data set from one that has collapsed.</summary>
internal abstract class ModeFigures
{
    /// <summary>The figures' names and how they are written.</summary>
    public abstract IReadOnlyList<(string Name, string Format)> Columns { get; }

    /// <summary>How they are measured, as a sentence.</summary>
    public abstract string Method { get; }

    /// <summary>The figures of real data, as many as are generated.</summary>
    public abstract IReadOnlyDictionary<string, double> Real();

    /// <summary>The figures of a generator.</summary>
    public abstract IReadOnlyDictionary<string, double> Measure(GeneratorModel generator);

    /// <summary>The seeds of so many samples.</summary>
    protected static ulong[] Seeds(int count) => [.. Enumerable.Range(0, count).Select(i => (ulong)i)];
}
