using GanForge.Data;

namespace GanForge.Gans;

/// <summary>"class-kl" and "classes": how the classes that the classifier sees are shared out.</summary>
internal sealed class ClassShares : Metric
{
    public override string Name => "class-kl";

    public override IReadOnlyList<Figure> Figures { get; } =
    [
        new("class-kl", "0.0000", "KL divergence of the classes' shares from the training set's, in nats: 0 is best."),
        new("classes", "0", "Classes with at least one image."),
    ];

    public override bool Suits(Dataset dataset) => IsGrey(dataset);

    public override IReadOnlyList<double?> Measure(Measurement measurement)
    {
        var images = measurement.Images;
        var trained = measurement.Reference.Train.Labels;
        var counts = images.ClassCounts;
        for (var number = 0; number < images.ClassCount; number++)
        {
            // Against a class that was never to be learnt the divergence is infinite.
            if (counts[number] > 0 && !trained.Contains((byte)number))
                return [null, counts.Count(count => count > 0)];
        }
        var balance = ClassBalance.Of([.. images.Classes], trained, images.ClassCount);
        return [balance.Kl, balance.Present];
    }
}
