using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GanForge.Gans.Settings;

namespace GanForge.Experiments.Reproductions;

/// <summary>
/// Checks JSON against the type it is read into, because the serializer's own error messages are for programmers.
/// </summary>
internal static class JsonShape
{
    /// <summary>
    /// Describes the first mistake in the JSON, such as an unknown or missing name; null if there is none.
    /// </summary>
    /// <param name="json">The JSON.</param>
    /// <param name="type">The type that the JSON is read into.</param>
    /// <param name="options">The serializer's options.</param>
    /// <param name="place">The position within the file, for example "groups[0].rows[1]".</param>
    public static string? MistakeIn(JsonElement json, Type type, JsonSerializerOptions options, string place = "")
    {
        var shape = options.GetTypeInfo(type);
        return (shape.Kind, json.ValueKind) switch
        {
            (JsonTypeInfoKind.Object, JsonValueKind.Object) => MistakeIn(json, shape, options, place),
            (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) => First(
                json.EnumerateArray()
                    .Select(
                        (element, index) => MistakeInPart(element, shape.ElementType!, options, $"{place}[{index}]")
                    )
            ),
            (JsonTypeInfoKind.Dictionary, JsonValueKind.Object) => First(
                json.EnumerateObject()
                    .Select(property =>
                        MistakeInPart(property.Value, shape.ElementType!, options, Below(place, property.Name))
                    )
            ),
            (JsonTypeInfoKind.None, JsonValueKind.Number)
                when (Nullable.GetUnderlyingType(type) ?? type) == typeof(double)
                    && !double.IsFinite(json.GetDouble()) => $"{place} is no finite number.",
            _ => null,
        };
    }

    /// <summary>
    /// Checks a list item or dictionary value; the serializer rejects null members, but not null items.
    /// </summary>
    private static string? MistakeInPart(JsonElement json, Type type, JsonSerializerOptions options, string place) =>
        json.ValueKind == JsonValueKind.Null && !type.IsValueType
            ? $"{place} is null, and something belongs there."
            : MistakeIn(json, type, options, place);

    private static string? MistakeIn(JsonElement json, JsonTypeInfo shape, JsonSerializerOptions options, string place)
    {
        var known = shape.Properties.ToDictionary(property => property.Name);
        var where = place.Length == 0 ? "the file" : place;
        foreach (var property in json.EnumerateObject())
        {
            if (!known.TryGetValue(property.Name, out var member))
            {
                var hint = NearestName.To(property.Name, known.Keys) is { } nearest
                    ? $"did you mean '{nearest}'?"
                    : $"there are {string.Join(", ", known.Keys)}.";
                return $"{where} has '{property.Name}', and nothing is called so there; {hint}";
            }
            if (MistakeIn(property.Value, member.PropertyType, options, Below(place, property.Name)) is { } mistake)
                return mistake;
        }
        var missing = known.Values.FirstOrDefault(member =>
            member.IsRequired && !json.TryGetProperty(member.Name, out _)
        );
        return missing is null ? null : $"{where} lacks '{missing.Name}'.";
    }

    private static string? First(IEnumerable<string?> mistakes) =>
        mistakes.FirstOrDefault(mistake => mistake is not null);

    private static string Below(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";
}
