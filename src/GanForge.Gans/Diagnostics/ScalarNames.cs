using GanForge.Gans.Settings;

namespace GanForge.Gans.Diagnostics;

/// <summary>Names of the figures that every ordinary GAN reports, as stats.jsonl has them.</summary>
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

    /// <summary>The gradient penalty that is part of the discriminator's loss, before its weight.</summary>
    public const string Penalty = "penalty";

    /// <summary>Mean of D(x) on real images.</summary>
    public const string ScoreReal = "scoreReal";

    /// <summary>Mean of D(G(z)) on generated images.</summary>
    public const string ScoreFake = "scoreFake";

    /// <summary>Share of real test images taken for real; one value an epoch.</summary>
    public const string AccuracyReal = "accuracyReal";

    /// <summary>Share of generated images taken for generated; one value an epoch.</summary>
    public const string AccuracyFake = "accuracyFake";

    /// <summary>How far generated images of a batch lie from one another, 1 being as far as real ones; every hundredth step.</summary>
    public const string Diversity = "diversity";

    /// <summary>Share of generated pixels at either end of their range; every hundredth step.</summary>
    public const string Saturation = "saturation";

    /// <summary>What the name of a network's gradient norm begins with.</summary>
    internal const string GradientPrefix = "gradient";

    /// <summary>What the name of a figure of evaluations begins with.</summary>
    internal const string MetricPrefix = "metrics/";

    /// <summary>What the name of such a figure of real examples begins with.</summary>
    internal const string RealPrefix = "real/";

    /// <summary>The norm of a network's gradient, for example "gradientGenerator"; every hundredth step.</summary>
    public static string GradientNorm(string player)
    {
        ArgumentException.ThrowIfNullOrEmpty(player);
        return GradientPrefix + string.Concat(player.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    /// <summary>A figure of the run's evaluations, for example "metrics/digit-fid"; from metrics.jsonl.</summary>
    /// <param name="figure">The figure's name, for example "digit-fid".</param>
    public static string Metric(string figure) => MetricPrefix + figure;

    /// <summary>The same figure of real examples.</summary>
    /// <param name="figure">The figure's name.</param>
    public static string RealMetric(string figure) => RealPrefix + figure;

    /// <summary>A series' name as words: "lossDCode" is "loss D code".</summary>
    public static string ToWords(string series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var words = KebabCase.From(series).Split('-');
        return string.Join(' ', words.Select(word => word.Length == 1 ? word.ToUpperInvariant() : word));
    }
}
