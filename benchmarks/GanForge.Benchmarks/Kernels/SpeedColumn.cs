using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace GanForge.Benchmarks;

/// <summary>A column computed from a case's operations, mean time in seconds and number of threads.</summary>
internal sealed class SpeedColumn(string name, string legend, Func<double, double, int, string> value) : IColumn
{
    /// <summary>Billions of operations per second.</summary>
    public static SpeedColumn GigaflopsPerSecond { get; } =
        new(
            "GFLOP/s",
            "Multiplications and additions per second, of taps inside the image only",
            (operations, seconds, _) => $"{operations / seconds / 1e9:F1}"
        );

    /// <summary>The share of the measured peak of as many cores as the case has threads.</summary>
    public static SpeedColumn ShareOfPeak { get; } =
        new(
            "of peak",
            "Share of the peak of as many cores, measured at the start",
            (operations, seconds, threads) => $"{operations / seconds / 1e9 / PeakSpeed.Of(threads):P0}"
        );

    public string Id => ColumnName;

    public string ColumnName => name;

    public string Legend => legend;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        if (summary[benchmarkCase]?.ResultStatistics is not { } statistics)
            return "–";
        var (name, threads) = (
            (string)benchmarkCase.Parameters[nameof(KernelBenchmarks.Case)],
            (int)benchmarkCase.Parameters[nameof(KernelBenchmarks.Threads)]
        );
        var kernel = KernelCases.All.First(kernel => kernel.ToString() == name);
        return value(kernel.Operations, statistics.Mean / 1e9, threads);
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        GetValue(summary, benchmarkCase);
}
