namespace GanForge.Gans;

/// <summary>Names of the figures that every ordinary GAN reports, as stats.jsonl has them.</summary>
public static class Series
{
    /// <summary>The generator's loss.</summary>
    public const string LossG = "lossG";

    /// <summary>The discriminator's loss.</summary>
    public const string LossD = "lossD";

    /// <summary>The discriminator's loss on real images.</summary>
    public const string LossDReal = "lossDReal";

    /// <summary>The discriminator's loss on generated images.</summary>
    public const string LossDFake = "lossDFake";

    /// <summary>Mean of D(x) on real images.</summary>
    public const string ScoreReal = "scoreReal";

    /// <summary>Mean of D(G(z)) on generated images.</summary>
    public const string ScoreFake = "scoreFake";

    /// <summary>Share of real test images taken for real; one value an epoch.</summary>
    public const string AccuracyReal = "accuracyReal";

    /// <summary>Share of generated images taken for generated; one value an epoch.</summary>
    public const string AccuracyFake = "accuracyFake";

    /// <summary>A series' name as words: "lossDCode" is "loss D code".</summary>
    public static string InWords(string series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var words = KebabCase.From(series).Split('-');
        return string.Join(' ', words.Select(word => word.Length == 1 ? word.ToUpperInvariant() : word));
    }
}
