using System.Globalization;
using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Experiments.Sweeps;

/// <summary>The options of a run other than recipe settings, by the names of their flags.</summary>
internal static class NamedOptions
{
    public const string Recipe = "recipe";
    public const string Dataset = "dataset";
    public const string DataDirectory = "data-dir";
    public const string Seed = "seed";
    public const string Images = "images";
    public const string Steps = "steps";

    public static IReadOnlyList<string> Names { get; } =
    [Recipe, Dataset, DataDirectory, Images, Seed, Steps, "sample-every", "evaluate-every", "evaluate-samples"];

    /// <summary>Returns the options with one of them set.</summary>
    /// <exception cref="UserErrorException">The text is not a valid value.</exception>
    public static TrainingOptions With(TrainingOptions options, string name, string text) =>
        name switch
        {
            Recipe => options with { Recipe = RecipeCatalogue.Find(text).Name },
            Dataset => options with { Dataset = text },
            DataDirectory => options with { DataDirectory = Path.GetFullPath(text) },
            Images => options with { Images = (int)Whole(name, text, 1, int.MaxValue) },
            Seed => options with { Seed = Whole(name, text, 0, ulong.MaxValue) },
            Steps => options with { Steps = (long)Whole(name, text, 1, long.MaxValue) },
            "sample-every" => options with { SampleEvery = (int)Whole(name, text, 1, int.MaxValue) },
            "evaluate-every" => options with { EvaluateEvery = (int)Whole(name, text, 0, int.MaxValue) },
            "evaluate-samples" => options with { EvaluateSamples = (int)Whole(name, text, 1, int.MaxValue) },
            _ => throw new ArgumentException($"'{name}' is not one of {string.Join(", ", Names)}.", nameof(name)),
        };

    private static ulong Whole(string name, string text, ulong minimum, ulong maximum) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= minimum
        && number <= maximum
            ? number
            : throw new UserErrorException($"'{name}' takes a whole number from {minimum} upwards, not '{text}'.");
}
