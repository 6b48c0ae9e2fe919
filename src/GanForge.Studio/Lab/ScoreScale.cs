using GanForge.Gans.Adversarial;

namespace GanForge.Studio.Lab;

/// <summary>The scale for reading a discriminator's scores: above a threshold, it takes an image for real.</summary>
public sealed class ScoreScale
{
    private readonly float[] _thresholds;

    private ScoreScale(float[] thresholds, string meaning) => (_thresholds, Meaning) = (thresholds, meaning);

    /// <summary>A one-sentence explanation of a score, for display.</summary>
    public string Meaning { get; }

    /// <summary>The scale of logits, with threshold 0.</summary>
    internal static ScoreScale Logits { get; } =
        new(
            [0f],
            "A score is a logit: above 0 the discriminator takes an image for real, and its logistic function "
                + "is the probability of that."
        );

    /// <summary>
    /// Returns the score above which an image is taken for real: 0 for logits, otherwise the midpoint between the mean
    /// scores of real and of generated images.
    /// </summary>
    /// <param name="class">The class the image was judged as; ignored if all classes share one threshold.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Each class has its own threshold, and this class has none.
    /// </exception>
    public float ThresholdOf(int? @class = null)
    {
        if (_thresholds.Length == 1)
            return _thresholds[0];
        return @class >= 0 && @class < _thresholds.Length
            ? _thresholds[@class.Value]
            : throw new ArgumentOutOfRangeException(
                nameof(@class),
                @class,
                $"Each of the {_thresholds.Length} classes has a threshold of its own; name one of them."
            );
    }

    /// <summary>
    /// Computes the probability of being real, from 0 to 1: the logistic function of score − threshold. For scores that
    /// are not logits, only the order of images and the side of 0.5 are meaningful.
    /// </summary>
    /// <param name="score">The score of this discriminator.</param>
    /// <param name="class">The class the image was judged as.</param>
    public float BeliefIn(float score, int? @class = null) => RealProbability.Compute(score, ThresholdOf(@class));

    /// <summary>Creates the scale of scores that are meaningful only relative to others.</summary>
    /// <param name="thresholds">The midpoint, or one per class.</param>
    /// <param name="count">The number of real images, and of generated images, averaged for each midpoint.</param>
    internal static ScoreScale About(float[] thresholds, int count) =>
        new(
            thresholds,
            $"A score means something only in comparison with others{(thresholds.Length > 1 ? " of its class" : "")}: "
                + $"the discriminator takes an image for real whose score lies above the midpoint "
                + $"between the mean of {count} real test images and that of {count} generated "
                + $"ones{(thresholds.Length > 1 ? $" of each class" : "")}."
        );
}
