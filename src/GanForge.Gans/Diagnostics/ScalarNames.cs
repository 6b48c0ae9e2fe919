using GanForge.Gans.Settings;

namespace GanForge.Gans.Diagnostics;

/// <summary>The names in stats.jsonl of the scalars that every ordinary GAN reports.</summary>
public static class ScalarNames
{
    /// <summary>The generator's loss.</summary>
    public const string LossG = "lossG";

    /// <summary>The discriminator's loss.</summary>
    public const string LossD = "lossD";

    /// <summary>The discriminator's loss on real images.</summary>
    public const string LossDReal = "lossDReal";

    /// <summary>The discriminator's loss on generated images.</summary>
    public const string LossDFake = "lossDFake";

    /// <summary>The gradient penalty in the discriminator's loss, before it is weighted.</summary>
    public const string Penalty = "penalty";

    /// <summary>The mean of D(x) on real images.</summary>
    public const string ScoreReal = "scoreReal";

    /// <summary>The mean of D(G(z)) on generated images.</summary>
    public const string ScoreFake = "scoreFake";

    /// <summary>The share of real test images classified as real; one value per epoch.</summary>
    public const string AccuracyReal = "accuracyReal";

    /// <summary>The share of generated images classified as generated; one value per epoch.</summary>
    public const string AccuracyFake = "accuracyFake";

    /// <summary>
    /// The spread of generated images in a batch, relative to real ones (1 = equal); every hundredth step.
    /// </summary>
    public const string Diversity = "diversity";

    /// <summary>The share of generated pixels at either end of their range; every hundredth step.</summary>
    public const string Saturation = "saturation";

    /// <summary>The prefix of gradient norms.</summary>
    internal const string GradientPrefix = "gradient";

    /// <summary>The prefix of evaluation metrics.</summary>
    internal const string MetricPrefix = "metrics/";

    /// <summary>The prefix of the same metrics computed on real examples.</summary>
    internal const string RealPrefix = "real/";

    /// <summary>The name of a network's gradient norm, for example "gradientGenerator"; every hundredth step.</summary>
    public static string GradientNorm(string player)
    {
        ArgumentException.ThrowIfNullOrEmpty(player);
        return GradientPrefix
            + string.Concat(player.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    /// <summary>The name of an evaluation metric from metrics.jsonl, for example "metrics/digit-fid".</summary>
    /// <param name="metric">Name of the metric, for example "digit-fid".</param>
    public static string Metric(string metric) => MetricPrefix + metric;

    /// <summary>The name of the same metric computed on real examples.</summary>
    /// <param name="metric">Name of the metric.</param>
    public static string RealMetric(string metric) => RealPrefix + metric;

    /// <summary>Converts the name of a scalar to words: "lossDCode" becomes "loss D code".</summary>
    public static string ToWords(string series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var words = KebabCase.From(series).Split('-');
        return string.Join(' ', words.Select(word => word.Length == 1 ? word.ToUpperInvariant() : word));
    }
}
