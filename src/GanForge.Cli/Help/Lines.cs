namespace GanForge.Cli;

/// <summary>Breaks text into lines between words.</summary>
internal static class Lines
{
    /// <summary>Lines of at most <paramref name="width"/> characters; only a longer word, such as a path, is cut.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word.Chunk(width).Select(part => new string(part))))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }
}
