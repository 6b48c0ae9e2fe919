using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Statistics;
using GanForge.Imaging.Grids;
using GanForge.Runs.Models;
using GanForge.Tensors;

namespace GanForge.Benchmarks;

/// <summary>Class metrics of generated digits, measured with the built-in classifier.</summary>
/// <param name="train">The training set of the generators.</param>
/// <param name="test">Real digits, measured for comparison.</param>
internal sealed class DigitModes(ImageDataset train, ImageDataset test) : ModeMetrics
{
    private const int Samples = 10_000;
    private const string Kl = "class-kl";
    private const string Present = "classes";
    private const string Rarest = "rarest class";

    private readonly DigitClassifier _classifier = new ClassifierCache().For("mnist", train);

    public override IReadOnlyList<(string Name, string Format)> Columns =>
        [(Kl, "0.0000"), (Present, "0.0"), (Rarest, "0.0 %")];

    public override string Method =>
        $"{Samples:N0} images, classified with {_classifier.Accuracy(test):0.00 %} accuracy on the test set; "
        + $"class-kl is the KL divergence, in nats, from the training set's shares, and the rarest class is the "
        + $"smallest share";

    public override IReadOnlyDictionary<string, double> Real()
    {
        var images = Tensor.Uninitialized([Samples, test.Height, test.Width, test.Channels]);
        new BatchLoader(test, Samples, seed: 0, Normalization.Unit, shuffle: false).Next(images.Span);
        return Metrics(images, ValueRange.ZeroToOne);
    }

    public override IReadOnlyDictionary<string, double> Measure(GeneratorModel generator) =>
        Metrics(generator.Sample(Seeds(Samples)), generator.Range);

    private Dictionary<string, double> Metrics(Tensor images, ValueRange range)
    {
        var balance = ClassBalance.Compute(_classifier.Classify(images, range), train.Labels, train.ClassNames.Count);
        return new()
        {
            [Kl] = balance.Kl,
            [Present] = balance.Present,
            [Rarest] = balance.Histogram.Min() / (double)Samples,
        };
    }
}
