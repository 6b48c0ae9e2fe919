using System.Text.Json;

namespace GanForge.Gans.Json;

/// <summary>
/// A JSON value with validating accessors. Any fault throws a <see cref="JsonException"/> whose message is a clause
/// that names the field.
/// </summary>
/// <remarks>
/// Faults are duplicate names, missing fields, wrong types and values out of range. Unknown fields are ignored, since a
/// later version may have written them.
/// </remarks>
internal readonly struct JsonField
{
    private const int MaxDepth = 16;
    private const int MaxQuoteLength = 40;

    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = MaxDepth,
    };

    private readonly JsonElement _value;
    private readonly string? _within;

    private JsonField(JsonElement value, string? within, string name) =>
        (_value, _within, Name) = (value, within, name);

    /// <summary>The name of the field in its object.</summary>
    public string Name { get; }

    private string Place => _within is null ? Name : $"{_within}.{Name}";

    /// <summary>Parses JSON.</summary>
    /// <exception cref="JsonException">The text is not valid JSON.</exception>
    public static JsonField Parse(string text)
    {
        try
        {
            return new JsonField(JsonElement.Parse(text, Strict), within: null, name: "");
        }
        catch (JsonException problem)
        {
            throw new JsonException(FaultIn(text, problem), problem);
        }
        catch (InvalidOperationException problem)
        {
            throw new JsonException("it has a name that is no Unicode", problem);
        }
    }

    /// <summary>The field of an object with a name.</summary>
    /// <exception cref="JsonException">The field is missing or null, or this value is not an object.</exception>
    public JsonField this[string name] => Find(name) ?? throw new JsonException($"{Quoted(Below(name))} is missing");

    /// <summary>Finds a field of an object; returns null if the field is missing or null.</summary>
    /// <exception cref="JsonException">This value is not an object.</exception>
    public JsonField? Find(string name)
    {
        Require(_value.ValueKind == JsonValueKind.Object, "an object");
        return _value.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new JsonField(value, Inside, name)
            : null;
    }

    /// <summary>Enumerates the fields of an object.</summary>
    /// <exception cref="JsonException">This value is not an object.</exception>
    public IEnumerable<JsonField> Fields()
    {
        Require(_value.ValueKind == JsonValueKind.Object, "an object");
        var within = Inside;
        return _value.EnumerateObject().Select(field => new JsonField(field.Value, within, NameOf(field)));
    }

    /// <summary>Enumerates the items of a list.</summary>
    /// <exception cref="JsonException">This value is not a list.</exception>
    public IEnumerable<JsonField> Items()
    {
        Require(_value.ValueKind == JsonValueKind.Array, "a list");
        var (within, name) = (_within, Name);
        return _value.EnumerateArray().Select((item, index) => new JsonField(item, within, $"{name}[{index}]"));
    }

    /// <summary>True if the value is a number.</summary>
    public bool IsNumber => _value.ValueKind == JsonValueKind.Number;

    /// <summary>The value as a 64-bit integer within bounds.</summary>
    public long Whole(long minimum = 0, long maximum = long.MaxValue)
    {
        var bounds = maximum == long.MaxValue ? $"from {minimum}" : $"from {minimum} to {maximum}";
        var number = 0L;
        Require(
            IsNumber && _value.TryGetInt64(out number) && number >= minimum && number <= maximum,
            $"a whole number {bounds}"
        );
        return number;
    }

    /// <summary>The value as a 32-bit integer within bounds.</summary>
    public int Int32(int minimum = 0, int maximum = int.MaxValue) => (int)Whole(minimum, maximum);

    /// <summary>The value as an unsigned 64-bit integer.</summary>
    public ulong UInt64()
    {
        var number = 0UL;
        Require(IsNumber && _value.TryGetUInt64(out number), $"a whole number from 0 to {ulong.MaxValue}");
        return number;
    }

    /// <summary>The value as a finite number within bounds.</summary>
    public double Number(double minimum = double.MinValue, double maximum = double.MaxValue)
    {
        var number = 0.0;
        Require(
            IsNumber && _value.TryGetDouble(out number) && number >= minimum && number <= maximum,
            minimum == 0 ? "a finite number from 0" : "a finite number"
        );
        return number;
    }

    /// <summary>The value as a number in the range of float, as for all scalars of training.</summary>
    public double Figure() => Number(float.MinValue, float.MaxValue);

    /// <summary>The value as non-empty text.</summary>
    public string Text() => AnyText() is { Length: > 0 } text ? text : throw Wrong("text");

    /// <summary>The value as text, possibly empty.</summary>
    public string AnyText()
    {
        Require(_value.ValueKind == JsonValueKind.String, "text");
        try
        {
            var text = _value.GetString()!;
            // Paths and names never contain NUL, and the operating system rejects it.
            Require(!text.Contains('\0'), "text without zeros");
            return text;
        }
        catch (InvalidOperationException problem)
        {
            throw new JsonException($"{Quoted(Place)} is no Unicode", problem);
        }
    }

    /// <summary>The value of a setting (text, number or Boolean) as text in the form of its flag.</summary>
    public string Setting() =>
        _value.ValueKind switch
        {
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => _value.GetRawText(),
            _ => Text(),
        };

    /// <summary>Creates the exception for a value that is not as expected.</summary>
    /// <param name="expected">The expected value in words, for example "a date".</param>
    public JsonException Wrong(string expected)
    {
        var text = _value.GetRawText();
        var shown = text.Length > MaxQuoteLength ? $"{text[..MaxQuoteLength]}…" : text;
        return new JsonException(
            $"{(Place.Length > 0 ? Quoted(Place) : "it")} should be {expected}, not {shown.ReplaceLineEndings(" ")}"
        );
    }

    private string? Inside => Place.Length == 0 ? null : Place;

    private string Below(string name) => Place.Length == 0 ? name : $"{Place}.{name}";

    private void Require(bool holds, string expected)
    {
        if (!holds)
            throw Wrong(expected);
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException problem)
        {
            throw new JsonException("it has a name that is no Unicode", problem);
        }
    }

    private static string Quoted(string place) => $"'{place}'";

    /// <summary>Describes the fault in a text for users, since the parser's messages are for programmers.</summary>
    private static string FaultIn(string text, JsonException problem)
    {
        if (text.AsSpan().Trim().IsEmpty)
            return "it is empty";
        // The parser reports duplicate names as syntax errors; parsing again with duplicates allowed tells them apart.
        try
        {
            JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return "a name stands twice in it";
        }
        catch (Exception syntax) when (syntax is JsonException or InvalidOperationException)
        {
            return text.AsSpan().Trim().Contains('\n') ? $"line {problem.LineNumber + 1} is no JSON" : "it is no JSON";
        }
    }
}
