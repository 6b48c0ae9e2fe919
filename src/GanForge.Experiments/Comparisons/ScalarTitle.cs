using GanForge.Gans.Diagnostics;
using GanForge.Gans.Settings;

namespace GanForge.Experiments.Comparisons;

/// <summary>Plot titles of scalars.</summary>
internal static class ScalarTitle
{
    public static string For(string series) =>
        series switch
        {
            ScalarNames.LossG => "Generator loss",
            ScalarNames.LossD => "Discriminator loss",
            ScalarNames.LossDReal => "Discriminator loss on real images",
            ScalarNames.LossDFake => "Discriminator loss on generated images",
            ScalarNames.ScoreReal => "D(x): belief that real images are real",
            ScalarNames.ScoreFake => "D(G(z)): belief that generated images are real",
            ScalarNames.AccuracyReal => "Accuracy on real test images",
            ScalarNames.AccuracyFake => "Accuracy on generated images",
            _ when series.StartsWith(ScalarNames.MetricPrefix, StringComparison.Ordinal) => series[
                ScalarNames.MetricPrefix.Length..
            ],
            _ => Sentence(KebabCase.From(series).Replace('-', ' ')),
        };

    /// <summary>Returns true if the scalar's values lie in [0, 1].</summary>
    public static bool IsProbability(string series) =>
        series.StartsWith("score", StringComparison.Ordinal) || series.StartsWith("accuracy", StringComparison.Ordinal);

    private static string Sentence(string words) =>
        words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
