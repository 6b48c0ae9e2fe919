using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GanForge.Gans.Settings;

namespace GanForge.Runs.Json;

/// <summary>
/// Checks JSON against the record that it is read into, because the serializer's own messages are for programmers.
/// </summary>
/// <remarks>
/// Faults are missing fields, wrong types, values out of bounds and violated conditions of the record. Unknown fields
/// are ignored, since a later version may have written them, unless the record disallows them.
/// </remarks>
internal sealed class JsonShape
{
    private static readonly ConcurrentDictionary<JsonTypeInfo, JsonShape> Shapes = [];

    private readonly JsonTypeInfo _type;
    private readonly Field[] _fields;

    private JsonShape(JsonTypeInfo type) =>
        (_type, _fields) = (
            type,
            [
                .. type
                    .Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null)
                    .Select(Field.From),
            ]
        );

    /// <summary>Checks JSON against the type that it is to be read into.</summary>
    /// <exception cref="JsonException">The JSON does not fit; the message is a clause that names the field.</exception>
    public static void Check(JsonElement json, JsonTypeInfo type) => Check(json, type, bounds: null, new JsonPlace());

    private static void Check(JsonElement json, JsonTypeInfo type, IJsonBounds? bounds, JsonPlace place)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                Shapes.GetOrAdd(type, static type => new JsonShape(type)).Check(json, place);
                break;
            case JsonTypeInfoKind.Enumerable:
                place.Require(json, json.ValueKind == JsonValueKind.Array, "a list");
                var index = 0;
                foreach (var item in json.EnumerateArray())
                    CheckPart(item, type, bounds, place.At(index++));
                break;
            case JsonTypeInfoKind.Dictionary:
                place.Require(json, json.ValueKind == JsonValueKind.Object, "an object");
                foreach (var pair in json.EnumerateObject())
                    CheckPart(pair.Value, type, bounds, place.Below(pair.Name));
                break;
            default:
                JsonLeaf.Check(json, type.Type, bounds, place);
                break;
        }
    }

    /// <summary>Checks an item of a list or a value of a dictionary; only numbers may be null.</summary>
    private static void CheckPart(JsonElement json, JsonTypeInfo whole, IJsonBounds? bounds, JsonPlace place)
    {
        var type = whole.ElementType!;
        if (json.ValueKind != JsonValueKind.Null || Nullable.GetUnderlyingType(type) is null)
            Check(json, whole.Options.GetTypeInfo(type), bounds, place);
    }

    private void Check(JsonElement json, JsonPlace place)
    {
        place.Require(json, json.ValueKind == JsonValueKind.Object, "an object");
        if (_type.UnmappedMemberHandling == JsonUnmappedMemberHandling.Disallow)
            RequireKnownFields(json, place);
        foreach (var field in _fields)
        {
            var isGiven = json.TryGetProperty(field.Name, out var value);
            var isNull = isGiven && value.ValueKind == JsonValueKind.Null;
            if (field.IsRequired && (!isGiven || (isNull && !field.MayBeNull)))
                throw new JsonException($"'{place.Below(field.Name)}' is missing");
            if (isGiven && !(isNull && field.MayBeNull))
                Check(value, field.Type, field.Bounds, place.Below(field.Name));
        }
        if (
            _type.Type.IsAssignableTo(typeof(IJsonChecked))
            && json.Deserialize(_type) is IJsonChecked { Fault: var (name, expected) }
        )
        {
            throw place.Below(name).Fault(json.GetProperty(name), expected);
        }
    }

    private void RequireKnownFields(JsonElement json, JsonPlace place)
    {
        foreach (var field in json.EnumerateObject())
        {
            string[] known = [.. _type.Properties.Select(property => property.Name)];
            if (known.Contains(field.Name))
                continue;
            var hint = NearestName.To(field.Name, known) is { } nearest
                ? $"did you mean '{nearest}'?"
                : $"there are {string.Join(", ", known)}";
            throw new JsonException($"'{place.Below(field.Name)}' is unknown ({hint})");
        }
    }

    private sealed record Field(string Name, bool IsRequired, bool MayBeNull, IJsonBounds? Bounds, JsonTypeInfo Type)
    {
        public static Field From(JsonPropertyInfo property) =>
            new(
                property.Name,
                property.IsRequired,
                property.IsSetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null,
                property.AttributeProvider?.GetCustomAttributes(inherit: true).OfType<IJsonBounds>().FirstOrDefault(),
                property.Options.GetTypeInfo(property.PropertyType)
            );
    }
}
