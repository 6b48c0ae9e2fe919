using GanForge.Data;
using GanForge.Data.Catalogue;

namespace GanForge.Cli.Terminals;

/// <summary>What the examples of a data set are called.</summary>
internal static class ExampleNoun
{
    /// <summary>"images", or "points".</summary>
    public static string For(string dataset) => For(DatasetCatalogue.MixtureOf(dataset));

    /// <summary>"points" where they are drawn from a mixture, otherwise "images".</summary>
    public static string For(GaussianMixture? mixture) => mixture is null ? "images" : "points";
}
