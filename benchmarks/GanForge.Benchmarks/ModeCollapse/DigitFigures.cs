using GanForge.Data;
using GanForge.Gans;
using GanForge.Imaging;
using GanForge.Tensors;

namespace GanForge.Benchmarks;

/// <summary>The classes of generated digits, by a classifier trained for it.</summary>
internal sealed class DigitFigures : ModeFigures
{
    private const int Samples = 10_000;
    private const int Epochs = 4;
    private const double LeastAccuracy = 0.985;
    private const string Kl = "class-kl";
    private const string Present = "classes";
    private const string Rarest = "rarest class";

    private readonly ImageDataset _train;
    private readonly ImageDataset _test;
    private readonly DigitClassifier _classifier;
    private readonly double _accuracy;

    /// <param name="train">What the classifier learns from.</param>
    /// <param name="test">What it is judged on.</param>
    /// <param name="path">Where the classifier is kept for the next time.</param>
    public DigitFigures(ImageDataset train, ImageDataset test, string path)
    {
        (_train, _test) = (train, test);
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"training the classifier, {Epochs} epochs …");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            DigitClassifier.Train(train, Epochs, seed: 1).Save(path);
        }
        _classifier = DigitClassifier.Load(path);
        _accuracy = _classifier.Accuracy(test);
        if (_accuracy < LeastAccuracy)
            throw new BenchmarkException($"The classifier in {path} finds only {_accuracy:0.00 %} of the test classes; delete it, so that it is trained again.");
    }

    public override IReadOnlyList<(string Name, string Format)> Columns => [(Kl, "0.0000"), (Present, "0.0"), (Rarest, "0.0 %")];

    public override string Method =>
        $"{Samples:N0} images, classified with {_accuracy:0.00 %} accuracy on the test set; class-kl is the KL divergence, in nats, from the training set's shares, and the rarest class is the smallest share";

    public override IReadOnlyDictionary<string, double> Real()
    {
        var images = Tensor.Uninitialized([Samples, _test.Height, _test.Width, _test.Channels]);
        new BatchLoader(_test, Samples, seed: 0, Normalization.Unit, shuffle: false).Next(images.Span);
        return Figures(images, ValueRange.ZeroToOne);
    }

    public override IReadOnlyDictionary<string, double> Measure(GeneratorModel generator) =>
        Figures(generator.Sample(Seeds(Samples)), generator.Range);

    private Dictionary<string, double> Figures(Tensor images, ValueRange range)
    {
        var balance = ClassBalance.Of(_classifier.Classify(images, range), _train.Labels, _train.ClassNames.Count);
        return new() { [Kl] = balance.Kl, [Present] = balance.Present, [Rarest] = balance.Histogram.Min() / (double)Samples };
    }
}
