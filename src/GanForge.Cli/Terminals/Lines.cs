namespace GanForge.Cli.Terminals;

/// <summary>Breaks text into lines between words.</summary>
internal static class Lines
{
    private const int UsualIndent = 2;

    /// <summary>The indentation of a continuation line, reduced in narrow windows to leave room for the text.</summary>
    public static int Indent(int width) => Math.Clamp((width - 1) / 8, 0, UsualIndent);

    /// <summary>
    /// Returns the line unchanged if it fits; otherwise breaks it at double spaces, and within a part only if that is
    /// too long.
    /// </summary>
    public static IEnumerable<string> Broken(string line, int width)
    {
        while (
            line.Length > width
            && width > 0
            && line.LastIndexOf("  ", width, StringComparison.Ordinal) is > 0 and var end
        )
        {
            yield return line[..end];
            line = line[end..].TrimStart();
        }
        foreach (var part in line.Length <= width ? [line] : Wrap(line, width))
            yield return part;
    }

    /// <summary>Returns as many whole parts, separated by double spaces, as fit on a line.</summary>
    public static string Fit(string line, int width)
    {
        if (line.Length <= width)
            return line;
        width = Math.Max(0, width);
        var end = line.LastIndexOf("  ", width, StringComparison.Ordinal);
        return end > 0 ? line[..end] : line[..width];
    }

    /// <summary>
    /// Wraps text to at most <paramref name="width"/> characters per line (at least one); only longer words, such as
    /// paths, are cut.
    /// </summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        width = Math.Max(1, width);
        var line = "";
        foreach (
            var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(word => word.Chunk(width).Select(part => new string(part)))
        )
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
