using System.Text.RegularExpressions;

namespace GanForge.Runs.Output;

/// <summary>The embedded files that pages consist of: style sheets, and HTML with placeholders.</summary>
internal static partial class PageTemplate
{
    /// <summary>Reads a file that is embedded in the assembly of a page.</summary>
    /// <typeparam name="TPage">The class of the page.</typeparam>
    /// <param name="name">The file's name, such as "page.html".</param>
    public static string Read<TPage>(string name)
    {
        using var reader = new StreamReader(typeof(TPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>Replaces placeholders such as {{title}}; values are HTML and inserted as they are.</summary>
    /// <exception cref="KeyNotFoundException">A placeholder has no value.</exception>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(template, place => values[place.Groups["name"].Value]);

    [GeneratedRegex(@"\{\{(?<name>[a-z-]+)\}\}")]
    private static partial Regex Placeholder();
}
