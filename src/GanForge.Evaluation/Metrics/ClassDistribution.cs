using GanForge.Data;
using GanForge.Evaluation.Statistics;

namespace GanForge.Evaluation.Metrics;

/// <summary>
/// The metrics "class-kl" and "classes": the distribution of the classes that the classifier predicts.
/// </summary>
internal sealed class ClassDistribution : Metric
{
    public override string Name => "class-kl";

    public override IReadOnlyList<MetricValue> Values { get; } =
    [
        new("class-kl", "0.0000", "KL divergence of the classes' shares from the training set's, in nats: 0 is best.")
        {
            Goal = "lower is better",
        },
        new("classes", "0", "Classes with at least one image.") { Goal = "higher is better" },
    ];

    public override bool Suits(Dataset dataset) => IsGrey(dataset);

    public override IReadOnlyList<double?> Measure(Measurement measurement)
    {
        var images = measurement.Images;
        var balance = ClassBalance.Compute([.. images.Classes], measurement.Reference.Train.Labels, images.ClassCount);
        if (!double.IsFinite(balance.Kl))
        {
            measurement.Note(
                $"{measurement.Source.Name}: class-kl is infinite, since the classifier sees classes in the "
                    + $"images that the training set has none of."
            );
        }

        return [double.IsFinite(balance.Kl) ? balance.Kl : null, balance.Present];
    }
}
