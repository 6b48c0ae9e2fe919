using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace GanForge.Benchmarks;

/// <summary>The command `kernels`: products and convolutions against the processor's peak.</summary>
internal sealed class KernelsCommand : Command
{
    private readonly Option<bool> _quick = new("--quick")
    {
        Description = "Prints the best of a few short windows within two minutes, without BenchmarkDotNet.",
    };
    private readonly Option<string> _filter = new("--filter")
    {
        Description = "Measures only cases whose name contains this text, for example \"dcgan 64\".",
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
        // Before the kernels, so that their heat does not lower the peak.
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
            // In this process: nothing is built, and the processor is in the state in which its peak was measured.
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
