using System.Globalization;
using System.Text.Json.Nodes;

namespace GanForge.Cli.Terminals;

/// <summary>Settings in JSON documents, with numbers and booleans as such instead of as text.</summary>
internal static class TypedSettings
{
    /// <summary>Converts settings, keyed by name, from text to JSON values.</summary>
    public static IReadOnlyDictionary<string, JsonNode> From(IReadOnlyDictionary<string, string> settings) =>
        settings.ToDictionary(setting => setting.Key, setting => Typed(setting.Value));

    private static JsonNode Typed(string text) =>
        text switch
        {
            "true" => true,
            "false" => false,
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => JsonNode.Parse(
                text
            )!,
            _ => JsonValue.Create(text),
        };
}
