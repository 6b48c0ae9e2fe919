using GanForge.Gans.Diagnostics;

namespace GanForge.Runs.Output;

/// <summary>
/// The TensorBoard tag of a scalar: the first word of its name is the section, the rest is the card. For example,
/// lossDReal becomes Loss/D_real, and accuracyFake becomes Accuracy/fake.
/// </summary>
/// <remarks>
/// A metric is a card of the section Metrics. Metrics of real examples are constant and have no tag.
/// </remarks>
internal static class TensorBoardTag
{
    private const string NoSection = "Other";

    public static string For(string name)
    {
        if (name.StartsWith(ScalarNames.RealPrefix, StringComparison.Ordinal))
            return "";
        if (name.StartsWith(ScalarNames.MetricPrefix, StringComparison.Ordinal))
            return $"Metrics/{name[ScalarNames.MetricPrefix.Length..]}";
        var words = Words(name);
        return words.Count == 1
            ? $"{NoSection}/{words[0].ToLowerInvariant()}"
            : $"{char.ToUpperInvariant(words[0][0])}{words[0][1..]}/{string.Join('_', words.Skip(1).Select(Card))}";
    }

    /// <summary>Lowercases a word, except for a single letter, which names a network.</summary>
    private static string Card(string word) => word.Length == 1 ? word : word.ToLowerInvariant();

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var end = 1; end <= name.Length; end++)
        {
            if (end == name.Length || char.IsUpper(name[end]))
            {
                words.Add(name[start..end]);
                start = end;
            }
        }
        return words;
    }
}
