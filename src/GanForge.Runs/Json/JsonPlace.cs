using System.Text.Json;

namespace GanForge.Runs.Json;

/// <summary>The place of a value in a text, for example "trials[0].seed", put into words only for a fault.</summary>
internal sealed class JsonPlace
{
    private const int MaxQuoteLength = 40;

    private readonly JsonPlace? _parent;
    private readonly string? _name;
    private readonly int _index;

    /// <summary>The whole text.</summary>
    public JsonPlace() { }

    private JsonPlace(JsonPlace parent, string? name, int index) => (_parent, _name, _index) = (parent, name, index);

    /// <summary>The place of a field in the object at this place.</summary>
    public JsonPlace Below(string name) => new(this, name, index: 0);

    /// <summary>The place of an item in the list at this place.</summary>
    public JsonPlace At(int index) => new(this, name: null, index);

    /// <summary>Throws if the value is not as expected.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    public void Require(JsonElement json, bool holds, string expected)
    {
        if (!holds)
            throw Fault(json, expected);
    }

    /// <summary>Creates the exception for a value that is not as expected; its message is a clause.</summary>
    /// <param name="json">The value at this place.</param>
    /// <param name="expected">The expected value in words, for example "a date".</param>
    public JsonException Fault(JsonElement json, string expected)
    {
        var text = json.GetRawText();
        var shown = text.Length > MaxQuoteLength ? $"{text[..MaxQuoteLength]}…" : text;
        var subject = _parent is null ? "it" : $"'{this}'";
        return new JsonException($"{subject} should be {expected}, not {shown.ReplaceLineEndings(" ")}");
    }

    /// <inheritdoc/>
    public override string ToString() =>
        _parent is null ? ""
        : _name is null ? $"{_parent}[{_index}]"
        : _parent._parent is null ? _name
        : $"{_parent}.{_name}";
}
