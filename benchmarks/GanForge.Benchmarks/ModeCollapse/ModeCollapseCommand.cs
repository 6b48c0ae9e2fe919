using System.CommandLine;
using System.Diagnostics;
using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Tensors.Threading;

namespace GanForge.Benchmarks;

/// <summary>
/// The command `mode-collapse`: recipes that differ only in guidance, on mixtures of Gaussians and on digits.
/// </summary>
internal sealed class ModeCollapseCommand : Command
{
    private static readonly string[] Known = ["ring", "grid", "mnist"];

    private readonly Option<string[]> _datasets = new("--datasets")
    {
        Description = "The data sets to train on.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => Known,
    };
    private readonly Option<string[]> _variants = new("--variant")
    {
        Description =
            "A row of the table, such as \"mggan code-dimensions=2\"; may be given several times. Default: "
            + "conv and mggan.",
    };
    private readonly Option<string[]> _common = new("--set")
    {
        Description = "Settings for all rows, such as epochs=8.",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<int> _seeds = new("--seeds")
    {
        Description = "Trainings per row, with the seeds 1, 2, ….",
        DefaultValueFactory = _ => 3,
    };
    private readonly Option<DirectoryInfo> _out = new("--out")
    {
        Description = "The folder for runs and results; existing ones are reused.",
        DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("runs", "mode-collapse")),
    };
    private readonly Option<int?> _threads = new("--threads")
    {
        Description = "Threads; by default all for digits, and 1 for points, whose networks are too small for more.",
    };

    public ModeCollapseCommand()
        : base("mode-collapse", "Trains recipes with several seeds and measures how many modes their generators cover.")
    {
        SharedOptions.RequirePositive(_seeds);
        _datasets.AcceptOnlyFromAmong(Known);
        foreach (var option in new Option[] { _datasets, _variants, _common, _seeds, _out, _threads })
            Add(option);
        SetAction(Run);
    }

    private void Run(ParseResult parsed)
    {
        var given = parsed.GetValue(_variants) is { Length: > 0 } texts ? texts.Select(Variant.Parse).ToArray() : null;
        foreach (var dataset in parsed.GetValue(_datasets)!)
        {
            var plan = ModeCollapsePlan.For(dataset);
            var common = plan
                .Common.Concat(Variant.ParseSettings(parsed.GetValue(_common) ?? []))
                .GroupBy(setting => setting.Key)
                .ToDictionary(group => group.Key, group => group.Last().Value);
            Workers.Threads = parsed.GetValue(_threads) ?? (dataset == "mnist" ? Environment.ProcessorCount : 1);
            var metrics = MetricsOf(dataset);
            var rows = (given ?? plan.Variants)
                .Select(variant =>
                    (
                        variant,
                        Trials(
                            dataset,
                            variant.With(common),
                            parsed.GetValue(_seeds),
                            parsed.GetValue(_out)!.FullName,
                            metrics
                        )
                    )
                )
                .ToArray();
            ModeCollapseTable.Write(Console.Out, dataset, metrics, common, parsed.GetValue(_seeds), rows);
        }
    }

    private static List<IReadOnlyDictionary<string, double>> Trials(
        string dataset,
        Variant variant,
        int seeds,
        string directory,
        ModeMetrics metrics
    )
    {
        var trials = new List<IReadOnlyDictionary<string, double>>();
        for (var seed = 1UL; seed <= (ulong)seeds; seed++)
        {
            var watch = Stopwatch.StartNew();
            trials.Add(new Trial(dataset, variant, seed, directory).Run(metrics));
            Console.Error.WriteLine(
                $"{dataset}, {variant}, seed {seed}: "
                    + $"{string.Join(", ", trials[^1].Select(figure => $"{figure.Key} {figure.Value:0.####}"))}; "
                    + $"{watch.Elapsed.TotalSeconds:0.0} s"
            );
        }
        return trials;
    }

    private static ModeMetrics MetricsOf(string dataset)
    {
        var loader = new DatasetLoader();
        var test = loader.Load(dataset, DatasetSplit.Test);
        return test is PointDataset points
            ? new PointModes(points)
            : new DigitModes((ImageDataset)loader.Load(dataset, DatasetSplit.Train), (ImageDataset)test);
    }
}
