using GanForge.Data;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Statistics;
using GanForge.Imaging.Grids;
using GanForge.Tensors;

namespace GanForge.Evaluation.Metrics;

/// <summary>
/// The metric "modes" for stacked digits: how many of the 1,000 three-digit numbers, one digit per channel, appear.
/// </summary>
internal sealed class StackedModeCoverage : Metric
{
    private const int Channels = 3;

    public override string Name => "modes";

    public override IReadOnlyList<MetricValue> Values { get; } =
    [
        new("modes", "N0", "Numbers of three digits, of 1,000, that are there at least once.")
        {
            Goal = "higher is better",
        },
        new(
            "modes-kl",
            "0.0000",
            "KL divergence of the numbers' shares from equal ones, in nats; of true data about 0.02 at 26,000 samples."
        )
        {
            Goal = "lower is better",
        },
        new("kl-excess", "0.0000", "What of it goes beyond that of as many real samples.") { Goal = "lower is better" },
    ];

    public override int UsualSamples => UniformCoverage.UsualSamples;

    public override bool Suits(Dataset dataset) => dataset is ImageDataset { Channels: Channels };

    internal override int NumbersKept(Dataset test) => 1;

    public override IReadOnlyList<double?> Measure(Measurement measurement)
    {
        var classifier = measurement.Reference.Classifier;
        var numbers = new List<int>(measurement.Source.Count);
        foreach (var batch in measurement.Source.Batches())
        {
            using var scope = StepScope.Begin();
            AddNumbers(numbers, batch, classifier);
            measurement.Report(measurement.Source.Name, numbers.Count / (double)measurement.Source.Count);
        }
        var coverage = UniformCoverage.Compute([.. numbers], (int)Math.Pow(classifier.Classes, Channels));
        if (measurement.Real is not null && measurement.Source.Labels is not null)
        {
            measurement.Note(
                $"{measurement.Source.Name}: the generator was told which red digit to make, so that its modes "
                    + $"are not comparable with published ones; --conditional false trains without."
            );
        }

        return
        [
            coverage.Modes,
            coverage.Kl,
            coverage.Kl - (measurement.Real is { } real ? real.Values["modes-kl"] : coverage.Kl),
        ];
    }

    /// <summary>Appends each image's number; each channel is classified separately.</summary>
    private static void AddNumbers(List<int> numbers, Tensor images, DigitClassifier classifier)
    {
        var resized = images.ResizeBilinear(classifier.Image.Height, classifier.Image.Width);
        var digits = Enumerable
            .Range(0, Channels)
            .Select(channel => classifier.Classify(resized.Slice(3, channel, 1), ValueRange.ZeroToOne))
            .ToArray();
        for (var i = 0; i < images.Shape[0]; i++)
            numbers.Add(digits.Aggregate(0, (number, digit) => (number * classifier.Classes) + digit[i]));
    }
}
