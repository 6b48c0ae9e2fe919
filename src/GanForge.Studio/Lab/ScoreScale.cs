using GanForge.Gans.Adversarial;

namespace GanForge.Studio.Lab;

/// <summary>How a discriminator's scores are to be read: above a threshold it takes an image for real.</summary>
public sealed class ScoreScale
{
    private readonly float[] _thresholds;

    private ScoreScale(float[] thresholds, string meaning) => (_thresholds, Meaning) = (thresholds, meaning);

    /// <summary>What a score is, in a sentence for people.</summary>
    public string Meaning { get; }

    /// <summary>That of logits.</summary>
    internal static ScoreScale Logits { get; } = new([0f], "A score is a logit: above 0 the discriminator takes an image for real, and its logistic function is the probability of that.");

    /// <summary>The score above which an image is taken for real: 0 for logits, else the midpoint of the mean score of real images and that of generated ones.</summary>
    /// <param name="class">The class as one of which the image was judged; not looked at where all have one threshold.</param>
    /// <exception cref="ArgumentOutOfRangeException">Each class has its threshold, and there is none of this class.</exception>
    public float ThresholdOf(int? @class = null)
    {
        if (_thresholds.Length == 1)
            return _thresholds[0];
        return @class >= 0 && @class < _thresholds.Length
            ? _thresholds[@class.Value]
            : throw new ArgumentOutOfRangeException(nameof(@class), @class, $"Each of the {_thresholds.Length} classes has a threshold of its own; name one of them.");
    }

    /// <summary>The probability of being real: the logistic function of score − threshold, from 0 to 1. Where scores are no logits its scale is the discriminator's own; only the order of images and the side of 0.5 mean something.</summary>
    /// <param name="score">A score of this discriminator.</param>
    /// <param name="class">The class as one of which the image was judged.</param>
    public float BeliefIn(float score, int? @class = null) => RealProbability.Compute(score, ThresholdOf(@class));

    /// <summary>That of scores which mean something only beside others, found on examples.</summary>
    /// <param name="thresholds">The midpoint, or one for each class.</param>
    /// <param name="count">How many examples of either kind each is the midpoint of.</param>
    internal static ScoreScale About(float[] thresholds, int count) => new(
        thresholds,
        $"A score means something only beside others{(thresholds.Length > 1 ? " of its class" : "")}: the discriminator takes an image for real whose score lies above "
        + $"the midpoint between the mean of {count} real test images and that of {count} generated ones{(thresholds.Length > 1 ? $" of each class" : "")}.");
}
