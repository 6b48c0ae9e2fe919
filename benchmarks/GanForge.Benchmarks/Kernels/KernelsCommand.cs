using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace GanForge.Benchmarks;

/// <summary>`kernels`: products and convolutions against the processor's peak.</summary>
internal sealed class KernelsCommand : Command
{
    private readonly Option<bool> _quick = new("--quick")
    {
        Description = "A table within a minute or two, by the best of short windows, without BenchmarkDotNet.",
    };
    private readonly Option<string> _filter = new("--filter")
    {
        Description = "Only cases whose name has this text in it, for example \"dcgan 64\".",
        DefaultValueFactory = _ => "",
    };

    public KernelsCommand()
        : base(
            "kernels",
            "Measures the matrix product and the passes of convolutions; other arguments go to BenchmarkDotNet."
        )
    {
        TreatUnmatchedTokensAsErrors = false;
        Add(_quick);
        Add(_filter);
        SetAction(Run);
    }

    private void Run(ParseResult parsed)
    {
        // Before the kernels, so that their heat does not slow it down.
        foreach (var threads in KernelBenchmarks.ThreadCounts)
            _ = PeakSpeed.Of(threads);
        var filter = parsed.GetValue(_filter)!;
        if (parsed.GetValue(_quick))
        {
            QuickTable.Write(Console.Out, filter);
        }
        else
        {
            BenchmarkRunner.Run<KernelBenchmarks>(
                Configuration(),
                ["--filter", $"*{filter}*", .. parsed.UnmatchedTokens]
            );
        }
    }

    private static ManualConfig Configuration() =>
        DefaultConfig
            .Instance
            // In this process: nothing is built, and threads find the same processor that the peak was measured on.
            .AddJob(
                Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
                    .WithWarmupCount(3)
                    .WithIterationCount(10)
                    .WithIterationTime(TimeInterval.FromMilliseconds(150))
            )
            .AddColumn(SpeedColumn.GigaflopsPerSecond, SpeedColumn.ShareOfPeak)
            .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(60))
            .HideColumns(Column.Error, Column.StdDev);
}
