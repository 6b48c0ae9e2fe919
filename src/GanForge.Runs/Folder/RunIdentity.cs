using System.Globalization;
using System.Text.Json.Nodes;
using GanForge.Gans;
using GanForge.Gans.Json;

namespace GanForge.Runs.Folder;

/// <summary>What a run is: what may not change when it is taken up again.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Settings">Every setting of it.</param>
/// <param name="Dataset">The data set's name.</param>
/// <param name="Images">The number of training images used, or null for all.</param>
/// <param name="Seed">What all randomness follows from.</param>
internal sealed record RunIdentity(string Recipe, IReadOnlyDictionary<string, string> Settings, string Dataset, int? Images, ulong Seed)
{
    /// <summary>The one setting that may change: it only says when to stop.</summary>
    public const string MovableSetting = "epochs";

    /// <summary>What the data were; null where an older version started the run, which did not say.</summary>
    public DatasetFingerprint? Data { get; init; }

    /// <summary>What the test set was, where it came from a folder; otherwise null.</summary>
    public DatasetFingerprint? TestData { get; init; }

    public static RunIdentity From(TrainingOptions options, RecipeEntry entry, GanRecipe recipe, DatasetFingerprint data) => new(
        entry.Name,
        entry.Settings.ToDictionary(setting => setting.Name, setting => setting.Of(recipe)),
        options.Dataset,
        options.Images,
        options.Seed)
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
        json["settings"] = new JsonObject(Settings.Select(setting => KeyValuePair.Create(setting.Key, Typed(setting.Value))));
    }

    /// <exception cref="System.Text.Json.JsonException">Something is missing, or of another kind.</exception>
    public static RunIdentity FromJson(JsonField json) => new(
        json["recipe"].Text(),
        json["settings"].Fields().ToDictionary(setting => setting.Name, setting => setting.Setting()),
        json["dataset"].Text(),
        json.Find("images")?.Int32(minimum: 1),
        json["seed"].UInt64())
    {
        Data = json.Find("data") is { } data ? DatasetFingerprint.FromJson(data) : null,
        TestData = json.Find("testData") is { } test ? DatasetFingerprint.FromJson(test) : null,
    };

    /// <summary>The first thing that differs, and what it is here and there, or null.</summary>
    public (string What, string Here, string There)? DifferenceFrom(RunIdentity other)
    {
        if (Recipe != other.Recipe)
            return ("the recipe", Recipe, other.Recipe);
        if (Dataset != other.Dataset)
            return ("the data set", Dataset, other.Dataset);
        if (Images != other.Images)
            return ("the number of images", Images?.ToString(CultureInfo.InvariantCulture) ?? "all", other.Images?.ToString(CultureInfo.InvariantCulture) ?? "all");
        if (Seed != other.Seed)
            return ("the seed", Seed.ToString(CultureInfo.InvariantCulture), other.Seed.ToString(CultureInfo.InvariantCulture));
        if (Data is not null && other.Data is not null && Data.DifferenceFrom(other.Data) is not null)
            return ("the training set", Data.Summary, other.Data.Summary);
        var changed = Settings.Keys.Union(other.Settings.Keys)
            .FirstOrDefault(name => name != MovableSetting && Settings.GetValueOrDefault(name) != other.Settings.GetValueOrDefault(name));
        return changed is null ? null : ($"the setting {changed}", Settings.GetValueOrDefault(changed, "missing"), other.Settings.GetValueOrDefault(changed, "missing"));
    }

    /// <summary>Numbers and truth values stand in JSON as such.</summary>
    private static JsonNode? Typed(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => JsonNode.Parse(text),
        _ => text,
    };
}
