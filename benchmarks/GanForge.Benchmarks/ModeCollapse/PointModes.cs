using GanForge.Data;
using GanForge.Evaluation.Statistics;
using GanForge.Runs.Models;

namespace GanForge.Benchmarks;

/// <summary>Number of modes and share of high quality of generated points.</summary>
internal sealed class PointModes(PointDataset test) : ModeMetrics
{
    private const string Modes = "modes";
    private const string HighQuality = "high quality";

    public override IReadOnlyList<(string Name, string Format)> Columns => [(Modes, "0.0"), (HighQuality, "0.0 %")];

    public override string Method =>
        $"{ModeCoverage.UsualSamples:N0} points; high quality is within 3σ of the nearest of "
        + $"{test.Mixture.Centres.Count} centres, and a mode counts with at least one such point";

    public override IReadOnlyDictionary<string, double> Real() =>
        Metrics(test.Points[..(2 * ModeCoverage.UsualSamples)]);

    public override IReadOnlyDictionary<string, double> Measure(GeneratorModel generator) =>
        Metrics(generator.Sample(Seeds(ModeCoverage.UsualSamples)).Span);

    private Dictionary<string, double> Metrics(ReadOnlySpan<float> points)
    {
        var coverage = ModeCoverage.Compute(test.Mixture, points);
        return new() { [Modes] = coverage.Modes, [HighQuality] = coverage.HighQuality };
    }
}
