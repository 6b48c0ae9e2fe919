using System.CommandLine;
using System.Globalization;
using GanForge.Data;
using GanForge.Evaluation;
using GanForge.Evaluation.Metrics;

namespace GanForge.Benchmarks;

/// <summary>
/// The command `scale`: metrics of altered real digits, which give a feeling for the scale of each metric.
/// </summary>
internal sealed class ScaleCommand : Command
{
    private static readonly string[] Metrics = ["digit-fid", "kid", "precision"];

    public ScaleCommand()
        : base("scale", "Measures altered real digits.") => SetAction(_ => Run());

    private static void Run()
    {
        var reference = EvaluationReference.Load("mnist");
        var evaluator = new Evaluator(reference, MetricCatalogue.Find(Metrics, reference.Test));
        string[] names = [.. evaluator.Values.Select(value => value.Name)];
        Console.WriteLine($"| | {string.Join(" | ", names)} |");
        Console.WriteLine($"| --- |{string.Concat(names.Select(_ => " ---: |"))}");
        foreach (var images in new Alterations((ImageDataset)reference.Train, evaluator.UsualSamples).All)
        {
            var measured = evaluator.Measure(images).Values;
            var cells = names.Select(name => Text(measured[name]!.Value, name));
            Console.WriteLine($"| {images.Name} | {string.Join(" | ", cells)} |");
        }
    }

    private static string Text(double value, string name) =>
        value.ToString(
            name is "digit-fid" or "kid"
                ? value < 1_000
                    ? "0.0"
                    : "N0"
                : "0.00",
            CultureInfo.InvariantCulture
        );
}
