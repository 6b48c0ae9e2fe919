using GanForge.Data;
using GanForge.Data.Catalogue;

namespace GanForge.Cli.Terminals;

/// <summary>The noun for the examples of a data set.</summary>
internal static class ExampleNoun
{
    /// <summary>Returns "images" or "points" for a data set.</summary>
    public static string For(string dataset) => For(DatasetCatalogue.MixtureOf(dataset));

    /// <summary>Returns "points" for data drawn from a mixture, otherwise "images".</summary>
    public static string For(GaussianMixture? mixture) => mixture is null ? "images" : "points";
}
