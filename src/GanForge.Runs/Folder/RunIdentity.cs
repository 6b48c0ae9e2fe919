using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using GanForge.Gans;
using GanForge.Runs.Json;

namespace GanForge.Runs.Folder;

/// <summary>The identity of a run: everything that must not change when it is resumed.</summary>
internal sealed record RunIdentity
{
    /// <summary>The only setting that may change: it only determines when to stop.</summary>
    public const string MovableSetting = "epochs";

    /// <summary>The recipe's name.</summary>
    public required string Recipe { get; init; }

    /// <summary>The data set's name.</summary>
    public required string Dataset { get; init; }

    /// <summary>The number of training images used; null for all.</summary>
    [JsonBounds(Minimum = 1)]
    public int? Images { get; init; }

    /// <summary>The seed of all randomness.</summary>
    public required ulong Seed { get; init; }

    /// <summary>
    /// The fingerprint of the training data; null if an older version started the run without recording it.
    /// </summary>
    public DatasetFingerprint? Data { get; init; }

    /// <summary>The fingerprint of the test set if it came from a folder; otherwise null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DatasetFingerprint? TestData { get; init; }

    /// <summary>Every setting of the recipe with its value.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary><see cref="Settings"/> in files.</summary>
    [JsonInclude]
    [JsonRequired]
    [JsonPropertyName("settings")]
    internal IReadOnlyDictionary<string, JsonElement> SettingValues
    {
        get => SettingJson.From(Settings);
        init => Settings = SettingJson.ToTexts(value);
    }

    public static RunIdentity From(
        TrainingOptions options,
        RecipeEntry entry,
        GanRecipe recipe,
        DatasetFingerprint data
    ) =>
        new()
        {
            Recipe = entry.Name,
            Dataset = options.Dataset,
            Images = options.Images,
            Seed = options.Seed,
            Data = data,
            Settings = entry.Settings.ToDictionary(setting => setting.Name, setting => setting.Of(recipe)),
        };

    /// <summary>The first difference, with its value here and there; null if there is none.</summary>
    public (string What, string Here, string There)? DifferenceFrom(RunIdentity other)
    {
        if (Recipe != other.Recipe)
            return ("the recipe", Recipe, other.Recipe);
        if (Dataset != other.Dataset)
            return ("the data set", Dataset, other.Dataset);
        if (Images != other.Images)
        {
            return (
                "the number of images",
                Images?.ToString(CultureInfo.InvariantCulture) ?? "all",
                other.Images?.ToString(CultureInfo.InvariantCulture) ?? "all"
            );
        }

        if (Seed != other.Seed)
        {
            return (
                "the seed",
                Seed.ToString(CultureInfo.InvariantCulture),
                other.Seed.ToString(CultureInfo.InvariantCulture)
            );
        }

        if (Data is not null && other.Data is not null && Data.DifferenceFrom(other.Data) is not null)
            return ("the training set", Data.Summary, other.Data.Summary);
        var changed = Settings
            .Keys.Union(other.Settings.Keys)
            .FirstOrDefault(name =>
                name != MovableSetting && Settings.GetValueOrDefault(name) != other.Settings.GetValueOrDefault(name)
            );
        return changed is null
            ? null
            : (
                $"the setting {changed}",
                Settings.GetValueOrDefault(changed, "missing"),
                other.Settings.GetValueOrDefault(changed, "missing")
            );
    }
}
