using System.Text.Json;
using System.Text.RegularExpressions;

namespace GanForge.Runs.Json;

/// <summary>Settings as fields of a JSON object: numbers and booleans as such, everything else as text.</summary>
internal static partial class SettingJson
{
    /// <summary>Converts the values of settings, in the form of their flags, to JSON.</summary>
    public static Dictionary<string, JsonElement> From(IReadOnlyDictionary<string, string> settings) =>
        settings.ToDictionary(setting => setting.Key, setting => From(setting.Value));

    /// <summary>Converts JSON to the values of settings in the form of their flags.</summary>
    public static Dictionary<string, string> ToTexts(IReadOnlyDictionary<string, JsonElement> json) =>
        json.ToDictionary(setting => setting.Key, setting => ToText(setting.Value));

    /// <summary>Converts a JSON value to the value of a setting.</summary>
    public static string ToText(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();

    private static JsonElement From(string text) =>
        text is "true" or "false" || Number().IsMatch(text)
            ? JsonElement.Parse(text)
            : JsonSerializer.SerializeToElement(text, JsonFormat.Context.String);

    /// <summary>Matches the numbers of JSON, which has neither "007" nor ".5".</summary>
    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$")]
    private static partial Regex Number();
}
