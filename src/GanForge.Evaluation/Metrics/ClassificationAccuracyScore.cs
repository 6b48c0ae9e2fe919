using GanForge.Data;
using GanForge.Evaluation.Classifier;

namespace GanForge.Evaluation.Metrics;

/// <summary>
/// The metric "train-on-fake": the accuracy on the real test set of a new classifier trained only on the examples (the
/// classification accuracy score of Ravuri and Vinyals 2019, arXiv:1905.10887).
/// </summary>
/// <remarks>
/// Labels are the requested classes; for unconditional images, the classes that the classifier predicts.
/// </remarks>
internal sealed class ClassificationAccuracyScore : Metric
{
    private const int Epochs = 5;

    public override string Name => "train-on-fake";

    public override IReadOnlyList<MetricValue> Values { get; } =
    [
        new(
            "train-on-fake",
            "0.00 %",
            "Share of the real test set that a fresh classifier recognises which learnt from the images alone."
        )
        {
            Goal = "higher is better",
        },
    ];

    public override bool IsUsual => false;

    public override int UsualSamples => 60_000;

    public override int LeastSamples => DigitClassifier.BatchSize;

    public override bool ReadsLabels => true;

    public override bool Suits(Dataset dataset) => IsGrey(dataset);

    internal override int NumbersKept(Dataset test) => test.ImageLength;

    public override IReadOnlyList<double?> Measure(Measurement measurement)
    {
        var test = (ImageDataset)measurement.Reference.Test;
        var asked = measurement.Source.Labels;
        measurement.Note(
            $"{measurement.Source.Name}: train-on-fake with "
                + $"{(asked is null ? "labels that the classifier gave" : "labels that were asked for")}, {Epochs} "
                + $"epochs."
        );
        byte[] labels = [.. asked ?? measurement.Images.Classes];
        var fakes = new ImageDataset(
            "fakes",
            DatasetSplit.Train,
            test.Height,
            test.Width,
            test.Channels,
            Bytes(measurement),
            labels,
            test.ClassNames
        );
        var progress = new Told(measurement);
        return [DigitClassifier.Train(fakes, Epochs, measurement.Seed, progress, measurement.Stop).Accuracy(test)];
    }

    private static byte[] Bytes(Measurement measurement)
    {
        var pixels = measurement.Pixels(measurement.Source.Count).Span;
        var bytes = new byte[pixels.Length];
        Normalization.Unit.Denormalize(pixels, bytes);
        return bytes;
    }

    private sealed class Told(Measurement measurement) : IProgress<double>
    {
        public void Report(double value) => measurement.Report($"{measurement.Source.Name}, train-on-fake", value);
    }
}
