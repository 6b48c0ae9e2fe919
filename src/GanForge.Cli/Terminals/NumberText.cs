using System.Globalization;
using GanForge.Gans.Diagnostics;

namespace GanForge.Cli.Terminals;

/// <summary>Numbers as people read them.</summary>
internal static class NumberText
{
    /// <summary>1,875.</summary>
    public static string Count(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Three decimals for a usual loss, an exponent for one that has run away.</summary>
    public static string Loss(double loss) =>
        loss.ToString(Math.Abs(loss) < 1000 ? "0.000" : "0.0e+0", CultureInfo.InvariantCulture);

    /// <summary>What a metric gives, with four significant digits.</summary>
    public static string Measured(double figure) => figure.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A probability with two decimals.</summary>
    public static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>0:07, 12:05 or 1:02:33.</summary>
    public static string Duration(TimeSpan time)
    {
        var seconds = (long)Math.Ceiling(time.TotalSeconds);
        var (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        return hours > 0 ? $"{hours}:{minutes:00}:{seconds % 60:00}" : $"{minutes}:{seconds % 60:00}";
    }

    /// <summary>Figures under their names in words, as for a preparation: "loss autoencoder 0.0123".</summary>
    public static string Named(IEnumerable<KeyValuePair<string, double>> figures) =>
        string.Join("  ", figures.Select(figure => $"{ScalarNames.ToWords(figure.Key)} {(Math.Abs(figure.Value) < 1 ? figure.Value.ToString("0.0000", CultureInfo.InvariantCulture) : Loss(figure.Value))}"));

    /// <summary>Both losses and both scores, those that the recipe reports.</summary>
    public static string LossesAndScores(double lossD, double lossG, double scoreReal, double scoreFake)
    {
        (string Name, double Value, Func<double, string> Format)[] figures =
        [
            ("loss D", lossD, Loss), ("G", lossG, Loss), ("D(x)", scoreReal, Score), ("D(G(z))", scoreFake, Score),
        ];
        return string.Join("  ", figures.Where(figure => !double.IsNaN(figure.Value)).Select(figure => $"{figure.Name} {figure.Format(figure.Value)}"));
    }
}
