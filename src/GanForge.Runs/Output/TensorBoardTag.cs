namespace GanForge.Runs.Output;

/// <summary>
/// The TensorBoard tag of a scalar: the first word of its name is the section, the rest is the card. For example,
/// lossDReal becomes Loss/D_real, and accuracyFake becomes Accuracy/fake.
/// </summary>
internal static class TensorBoardTag
{
    private const string NoSection = "Other";

    public static string For(string series)
    {
        var words = Words(series);
        return words.Count == 1
            ? $"{NoSection}/{words[0].ToLowerInvariant()}"
            : $"{char.ToUpperInvariant(words[0][0])}{words[0][1..]}/{string.Join('_', words.Skip(1).Select(Card))}";
    }

    /// <summary>Lowercases a word, except for a single letter, which names a network.</summary>
    private static string Card(string word) => word.Length == 1 ? word : word.ToLowerInvariant();

    private static List<string> Words(string series)
    {
        var words = new List<string>();
        var start = 0;
        for (var end = 1; end <= series.Length; end++)
        {
            if (end == series.Length || char.IsUpper(series[end]))
            {
                words.Add(series[start..end]);
                start = end;
            }
        }
        return words;
    }
}
