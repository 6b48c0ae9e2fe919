using GanForge.Data;
using GanForge.Gans;
using GanForge.Runs.Folder;
using GanForge.Runs.State;

namespace GanForge.Testing;

/// <summary>Small data sets, and settings that make every recipe small enough for a test.</summary>
internal static class Toys
{
    public const int BatchSize = 8;

    /// <summary>Steps of an epoch over <see cref="Blobs"/>.</summary>
    public const int StepsPerEpoch = 6;

    public static TheoryData<string> Recipes =>
        [
            .. RecipeCatalogue
                .All.Where(entry => entry.Type.Assembly == typeof(GanRecipe).Assembly)
                .Select(entry => entry.Name),
        ];

    /// <summary>
    /// Bright round spots at varying places on black: six batches of eight for training, and two for testing.
    /// </summary>
    public static DatasetPair Blobs { get; } = Draw(StepsPerEpoch * BatchSize);

    /// <summary>Blobs, with the given number of training images.</summary>
    public static DatasetPair Draw(int count) =>
        new(Draw(DatasetSplit.Train, count), Draw(DatasetSplit.Test, 2 * BatchSize));

    /// <summary>Settings that make a recipe small, including those of <see cref="Prepared"/>.</summary>
    public static Dictionary<string, string> Small(string recipe) =>
        new(Prepared(recipe))
        {
            ["batch-size"] = $"{BatchSize}",
            ["epochs"] = "4",
            ["image-size"] = recipe switch
            {
                "dcgan" => "16",
                "dcgan-sgd" => "10",
                _ => "8",
            },
            ["latent-dim"] = "12",
        };

    /// <summary>
    /// The settings that limit the autoencoder stage to an epoch and a step to one batch, for recipes that need them.
    /// </summary>
    public static Dictionary<string, string> Prepared(string recipe) =>
        recipe switch
        {
            "mggan" => new() { ["autoencoder-epochs"] = "1" },
            "wgan-gp" => new() { ["discriminator-steps"] = "1" },
            _ => [],
        };

    public static TrainingOptions Options(
        string recipe,
        string outDirectory,
        params (string Name, string Value)[] settings
    )
    {
        var all = Small(recipe);
        foreach (var (name, value) in settings)
            all[name] = value;
        return new TrainingOptions
        {
            Recipe = recipe,
            Settings = all,
            OutDirectory = outDirectory,
            Seed = 7,
        };
    }

    private static ImageDataset Draw(DatasetSplit split, int count)
    {
        const int Size = 28;
        var pixels = new byte[count * Size * Size];
        for (var i = 0; i < count; i++)
        {
            var (centreX, centreY) = (9 + (i * 5 % 10), 9 + (i * 7 % 10));
            for (var y = 0; y < Size; y++)
            {
                for (var x = 0; x < Size; x++)
                {
                    var distance = Math.Sqrt(((x - centreX) * (x - centreX)) + ((y - centreY) * (y - centreY)));
                    pixels[(((i * Size) + y) * Size) + x] = (byte)Math.Clamp(400 - (60 * distance), 0, 255);
                }
            }
        }
        return new ImageDataset("blobs", split, Size, Size, channels: 1, pixels, new byte[count], ["blob"]);
    }
}
