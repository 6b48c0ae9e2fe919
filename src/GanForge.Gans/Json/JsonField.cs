using System.Text.Json;

namespace GanForge.Gans.Json;

/// <summary>
/// A value of a JSON file that is held against what it should be. Whatever is wrong, a name that stands twice, a field that is
/// missing, of another kind or out of range, is a <see cref="JsonException"/> whose message is a clause that names the field.
/// Fields that nobody asks for are passed over: a later version may have written them.
/// </summary>
internal readonly struct JsonField
{
    private const int MaxDepth = 16;
    private const int MaxQuoteLength = 40;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    private readonly JsonElement _value;
    private readonly string? _within;

    private JsonField(JsonElement value, string? within, string name) => (_value, _within, Name) = (value, within, name);

    /// <summary>What it is called in the object that holds it.</summary>
    public string Name { get; }

    private string Place => _within is null ? Name : $"{_within}.{Name}";

    /// <summary>Reads JSON.</summary>
    /// <exception cref="JsonException">It is none.</exception>
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

    /// <summary>A field of an object.</summary>
    /// <exception cref="JsonException">It is missing or null, or this is no object.</exception>
    public JsonField this[string name] => Find(name) ?? throw new JsonException($"{Quoted(Below(name))} is missing");

    /// <summary>A field of an object; null where it is missing, or null itself.</summary>
    /// <exception cref="JsonException">This is no object.</exception>
    public JsonField? Find(string name)
    {
        Require(_value.ValueKind == JsonValueKind.Object, "an object");
        return _value.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? new JsonField(value, Inside, name) : null;
    }

    /// <summary>All fields of an object.</summary>
    /// <exception cref="JsonException">This is no object.</exception>
    public IEnumerable<JsonField> Fields()
    {
        Require(_value.ValueKind == JsonValueKind.Object, "an object");
        var within = Inside;
        return _value.EnumerateObject().Select(field => new JsonField(field.Value, within, NameOf(field)));
    }

    /// <summary>All items of a list.</summary>
    /// <exception cref="JsonException">This is no list.</exception>
    public IEnumerable<JsonField> Items()
    {
        Require(_value.ValueKind == JsonValueKind.Array, "a list");
        var (within, name) = (_within, Name);
        return _value.EnumerateArray().Select((item, index) => new JsonField(item, within, $"{name}[{index}]"));
    }

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => _value.ValueKind == JsonValueKind.Number;

    /// <summary>A whole number.</summary>
    public long Whole(long minimum = 0, long maximum = long.MaxValue)
    {
        var bounds = maximum == long.MaxValue ? $"from {minimum}" : $"from {minimum} to {maximum}";
        var number = 0L;
        Require(IsNumber && _value.TryGetInt64(out number) && number >= minimum && number <= maximum, $"a whole number {bounds}");
        return number;
    }

    /// <summary>A whole number that fits 32 bits.</summary>
    public int Int32(int minimum = 0, int maximum = int.MaxValue) => (int)Whole(minimum, maximum);

    /// <summary>A whole number of 64 bits without a sign.</summary>
    public ulong UInt64()
    {
        var number = 0UL;
        Require(IsNumber && _value.TryGetUInt64(out number), $"a whole number from 0 to {ulong.MaxValue}");
        return number;
    }

    /// <summary>A finite number.</summary>
    public double Number(double minimum = double.MinValue, double maximum = double.MaxValue)
    {
        var number = 0.0;
        Require(IsNumber && _value.TryGetDouble(out number) && number >= minimum && number <= maximum, minimum == 0 ? "a finite number from 0" : "a finite number");
        return number;
    }

    /// <summary>A number that a tensor can hold, as all figures of a training are.</summary>
    public double Figure() => Number(float.MinValue, float.MaxValue);

    /// <summary>Text of at least one letter.</summary>
    public string Text() => AnyText() is { Length: > 0 } text ? text : throw Wrong("text");

    /// <summary>Text, perhaps of no letter.</summary>
    public string AnyText()
    {
        Require(_value.ValueKind == JsonValueKind.String, "text");
        try
        {
            var text = _value.GetString()!;
            // No path and no name has one, and the system takes none.
            Require(!text.Contains('\0'), "text without zeros");
            return text;
        }
        catch (InvalidOperationException problem)
        {
            throw new JsonException($"{Quoted(Place)} is no Unicode", problem);
        }
    }

    /// <summary>The value of a setting, which stands in JSON as text, number or truth value, as its flag takes it.</summary>
    public string Setting() => _value.ValueKind switch
    {
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => _value.GetRawText(),
        _ => Text(),
    };

    /// <summary>What it should be, as the exception that says so.</summary>
    /// <param name="expected">For example "a date".</param>
    public JsonException Wrong(string expected)
    {
        var text = _value.GetRawText();
        var shown = text.Length > MaxQuoteLength ? $"{text[..MaxQuoteLength]}…" : text;
        return new JsonException($"{(Place.Length > 0 ? Quoted(Place) : "it")} should be {expected}, not {shown.ReplaceLineEndings(" ")}");
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

    /// <summary>What is wrong with a text, since what the parser says is for programmers.</summary>
    private static string FaultIn(string text, JsonException problem)
    {
        if (text.AsSpan().Trim().IsEmpty)
            return "it is empty";
        // The parser does not tell a name that stands twice from a slip of syntax, but it can be asked to overlook it.
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
