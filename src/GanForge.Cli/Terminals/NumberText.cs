using System.Globalization;
using GanForge.Gans.Diagnostics;

namespace GanForge.Cli.Terminals;

/// <summary>Numbers as people read them.</summary>
internal static class NumberText
{
    /// <summary>Formats a count, such as 1,875.</summary>
    public static string Count(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Formats a loss with three decimals, or with an exponent if it has diverged.</summary>
    public static string Loss(double loss) =>
        loss.ToString(Math.Abs(loss) < 1000 ? "0.000" : "0.0e+0", CultureInfo.InvariantCulture);

    /// <summary>Formats the value of a metric with four significant digits.</summary>
    public static string Measured(double figure) => figure.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>Formats a probability with two decimals.</summary>
    public static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Formats a duration, such as 0:07, 12:05 or 1:02:33.</summary>
    public static string Duration(TimeSpan time)
    {
        var seconds = (long)Math.Ceiling(time.TotalSeconds);
        var (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        return hours > 0 ? $"{hours}:{minutes:00}:{seconds % 60:00}" : $"{minutes}:{seconds % 60:00}";
    }

    /// <summary>Formats named scalars, such as those of a preparation: "loss autoencoder 0.0123".</summary>
    public static string Named(IEnumerable<KeyValuePair<string, double>> figures) =>
        string.Join(
            "  ",
            figures.Select(figure =>
            {
                var value =
                    Math.Abs(figure.Value) < 1
                        ? figure.Value.ToString("0.0000", CultureInfo.InvariantCulture)
                        : Loss(figure.Value);
                return $"{ScalarNames.ToWords(figure.Key)} {value}";
            })
        );

    /// <summary>Formats both losses and both scores, leaving out those that the recipe does not report.</summary>
    public static string LossesAndScores(double lossD, double lossG, double scoreReal, double scoreFake)
    {
        (string Name, double Value, Func<double, string> Format)[] figures =
        [
            ("loss D", lossD, Loss),
            ("G", lossG, Loss),
            ("D(x)", scoreReal, Score),
            ("D(G(z))", scoreFake, Score),
        ];
        return string.Join(
            "  ",
            figures
                .Where(figure => !double.IsNaN(figure.Value))
                .Select(figure => $"{figure.Name} {figure.Format(figure.Value)}")
        );
    }
}
