using System.Globalization;
using System.Text.Json.Nodes;
using GanForge.Gans;
using GanForge.Gans.Json;

namespace GanForge.Runs.Folder;

/// <summary>The identity of a run: everything that must not change when it is resumed.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Settings">Every setting of the recipe with its value.</param>
/// <param name="Dataset">The data set's name.</param>
/// <param name="Images">The number of training images used; null for all.</param>
/// <param name="Seed">The seed of all randomness.</param>
internal sealed record RunIdentity(
    string Recipe,
    IReadOnlyDictionary<string, string> Settings,
    string Dataset,
    int? Images,
    ulong Seed
)
{
    /// <summary>The only setting that may change: it only determines when to stop.</summary>
    public const string MovableSetting = "epochs";

    /// <summary>
    /// The fingerprint of the training data; null if an older version started the run without recording it.
    /// </summary>
    public DatasetFingerprint? Data { get; init; }

    /// <summary>The fingerprint of the test set if it came from a folder; otherwise null.</summary>
    public DatasetFingerprint? TestData { get; init; }

    public static RunIdentity From(
        TrainingOptions options,
        RecipeEntry entry,
        GanRecipe recipe,
        DatasetFingerprint data
    ) =>
        new(
            entry.Name,
            entry.Settings.ToDictionary(setting => setting.Name, setting => setting.Of(recipe)),
            options.Dataset,
            options.Images,
            options.Seed
        )
        {
            Data = data,
        };

    public void WriteTo(JsonObject json)
    {
        json["recipe"] = Recipe;
        json["dataset"] = Dataset;
        json["images"] = Images;
        json["seed"] = Seed;
        json["data"] = Data?.ToJson();
        if (TestData is not null)
            json["testData"] = TestData.ToJson();
        json["settings"] = new JsonObject(
            Settings.Select(setting => KeyValuePair.Create(setting.Key, Typed(setting.Value)))
        );
    }

    /// <exception cref="System.Text.Json.JsonException">A field is missing or has the wrong type.</exception>
    public static RunIdentity FromJson(JsonField json) =>
        new(
            json["recipe"].Text(),
            json["settings"].Fields().ToDictionary(setting => setting.Name, setting => setting.Setting()),
            json["dataset"].Text(),
            json.Find("images")?.Int32(minimum: 1),
            json["seed"].UInt64()
        )
        {
            Data = json.Find("data") is { } data ? DatasetFingerprint.FromJson(data) : null,
            TestData = json.Find("testData") is { } test ? DatasetFingerprint.FromJson(test) : null,
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

    /// <summary>Converts numbers and booleans to their JSON types; everything else stays text.</summary>
    private static JsonNode? Typed(string text) =>
        text switch
        {
            "true" => true,
            "false" => false,
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => JsonNode.Parse(
                text
            ),
            _ => text,
        };
}
