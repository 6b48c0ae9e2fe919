namespace GanForge.Benchmarks;

/// <summary>A recipe with settings: a row of the table.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Settings">The settings that differ from the recipe's defaults.</param>
internal sealed record Variant(string Recipe, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Parses a text such as "mggan code-dimensions=2 code-weight=0.1".</summary>
    public static Variant Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            throw new BenchmarkException("A variant names a recipe, such as \"mggan code-dimensions=2\".");
        return new Variant(words[0], ParseSettings(words[1..]));
    }

    /// <summary>Parses words of the form "name=value".</summary>
    public static Dictionary<string, string> ParseSettings(IEnumerable<string> words)
    {
        var settings = new Dictionary<string, string>();
        foreach (var word in words)
        {
            if (word.Split('=', 2) is not [var name, var value])
                throw new BenchmarkException($"'{word}' is no setting; settings are given as name=value.");
            settings[name] = value;
        }
        return settings;
    }

    /// <summary>Adds common settings; the variant's own settings take precedence.</summary>
    public Variant With(IReadOnlyDictionary<string, string> common)
    {
        var all = new Dictionary<string, string>(common);
        foreach (var (name, value) in Settings)
            all[name] = value;
        return this with { Settings = all };
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() =>
        string.Join(' ', [Recipe, .. Settings.Select(setting => $"{setting.Key}={setting.Value}")]);
}
