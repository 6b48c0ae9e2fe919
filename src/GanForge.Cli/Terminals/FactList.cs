using Spectre.Console;

namespace GanForge.Cli;

/// <summary>Names and what they stand for, one a line, in two columns.</summary>
internal sealed class FactList(IAnsiConsole console)
{
    private const string Gap = "  ";
    private const int NarrowestText = 12;

    private readonly List<(string Name, string Text)> _facts = [];

    /// <summary>Adds a line.</summary>
    public void Add(string name, string text) => _facts.Add((name, text));

    /// <summary>Writes all lines.</summary>
    public void Show()
    {
        var width = _facts.Max(fact => fact.Name.Length);
        foreach (var (name, text) in _facts)
        {
            var label = name;
            foreach (var line in Lines.Broken(text, Math.Max(NarrowestText, console.Profile.Width - width - (2 * Gap.Length))))
            {
                console.Write($"{Gap}{label.PadRight(width)}{Gap}", new Style(decoration: Decoration.Dim));
                console.WriteLine(line);
                label = "";
            }
        }
    }
}
