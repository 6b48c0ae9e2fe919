namespace GanForge.Benchmarks;

/// <summary>A recipe with settings, a row of the table.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Settings">What differs from its defaults.</param>
internal sealed record Variant(string Recipe, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Reads "mggan code-dimensions=2 code-weight=0.1".</summary>
    public static Variant Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            throw new BenchmarkException("A variant names a recipe, such as \"mggan code-dimensions=2\".");
        return new Variant(words[0], ParseSettings(words[1..]));
    }

    /// <summary>Reads "name=value" words.</summary>
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

    /// <summary>The variant with further settings; its own ones prevail.</summary>
    public Variant With(IReadOnlyDictionary<string, string> common)
    {
        var all = new Dictionary<string, string>(common);
        foreach (var (name, value) in Settings)
            all[name] = value;
        return this with { Settings = all };
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() =>
        string.Join(' ', [Recipe, .. Settings.Select(setting => $"{setting.Key}={setting.Value}")]);
}
