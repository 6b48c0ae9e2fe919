using System.Globalization;
using System.Text.Json;

namespace GanForge.Runs.Json;

/// <summary>Checks a JSON value that is neither an object nor a list.</summary>
internal static class JsonLeaf
{
    /// <summary>Checks a value.</summary>
    /// <param name="json">The value.</param>
    /// <param name="type">
    /// The type that it is read into; of type <see cref="JsonElement"/> are values of settings: text, numbers and
    /// booleans.
    /// </param>
    /// <param name="bounds">The bounds of the field; null for the usual ones of the type.</param>
    /// <param name="place">The place of the value in the text.</param>
    /// <exception cref="JsonException">The value does not fit.</exception>
    public static void Check(JsonElement json, Type type, IJsonBounds? bounds, JsonPlace place)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var expected = Type.GetTypeCode(type.IsEnum ? typeof(object) : type) switch
        {
            TypeCode.Int32 => WholeFault(json, 0, int.MaxValue, bounds),
            TypeCode.Int64 => WholeFault(json, 0, long.MaxValue, bounds),
            TypeCode.UInt64 => UnsignedFault(json),
            TypeCode.Double => NumberFault(json, bounds),
            TypeCode.String => TextFault(TextIn(json, place), bounds),
            TypeCode.Boolean => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "true or false",
            _ when type == typeof(JsonElement) => SettingFault(json, place),
            _ when type == typeof(DateOnly) => DateFault(TextIn(json, place)),
            _ when type.IsEnum => NameFault(TextIn(json, place), type),
            _ => throw new NotSupportedException($"JSON is not read into {type}."),
        };
        if (expected is not null)
            throw place.Fault(json, expected);
    }

    private static string? WholeFault(JsonElement json, long minimum, long maximum, IJsonBounds? bounds)
    {
        if (bounds is not null && double.IsFinite(bounds.Minimum))
            minimum = (long)bounds.Minimum;
        if (bounds is not null && bounds.Maximum < maximum)
            maximum = (long)bounds.Maximum;
        return IsNumber(json) && json.TryGetInt64(out var number) && number >= minimum && number <= maximum ? null
            : maximum == long.MaxValue ? $"a whole number from {minimum}"
            : $"a whole number from {minimum} to {maximum}";
    }

    private static string? UnsignedFault(JsonElement json) =>
        IsNumber(json) && json.TryGetUInt64(out _) ? null : $"a whole number from 0 to {ulong.MaxValue}";

    private static string? NumberFault(JsonElement json, IJsonBounds? bounds)
    {
        var (minimum, maximum) = (bounds?.Minimum ?? double.MinValue, bounds?.Maximum ?? double.MaxValue);
        return IsNumber(json)
            && json.TryGetDouble(out var number)
            && double.IsFinite(number)
            && number >= minimum
            && number <= maximum
                ? null
            : minimum == 0 ? "a finite number from 0"
            : "a finite number";
    }

    private static string? TextFault(string? text, IJsonBounds? bounds) =>
        text is null || (text.Length == 0 && bounds?.Minimum != 0) ? "text"
        // Paths and names never contain NUL, and the operating system rejects it.
        : text.Contains('\0') ? "text without zeros"
        : null;

    private static string? SettingFault(JsonElement json, JsonPlace place) =>
        json.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? null
            : TextFault(TextIn(json, place), bounds: null);

    private static string? DateFault(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? null
            : "a date such as 2026-01-31";

    private static string? NameFault(string? text, Type type)
    {
        string[] names = [.. Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];
        return names.Contains(text) ? null : $"one of {string.Join(", ", names)}";
    }

    private static bool IsNumber(JsonElement json) => json.ValueKind == JsonValueKind.Number;

    /// <summary>The value as text; null if it is something else.</summary>
    private static string? TextIn(JsonElement json, JsonPlace place)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException problem)
        {
            throw new JsonException($"'{place}' is no Unicode", problem);
        }
    }
}
