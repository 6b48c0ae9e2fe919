using Spectre.Console;

namespace GanForge.Cli;

/// <summary>Names and what they stand for, one a line, in two columns.</summary>
internal sealed class FactList(IAnsiConsole console)
{
    private readonly List<(string Name, string Text)> _facts = [];

    /// <summary>Adds a line.</summary>
    public void Add(string name, string text) => _facts.Add((name, text));

    /// <summary>Writes all lines.</summary>
    public void Show()
    {
        var width = _facts.Max(fact => fact.Name.Length);
        foreach (var (name, text) in _facts)
        {
            console.Write($"  {name.PadRight(width)}  ", new Style(decoration: Decoration.Dim));
            console.WriteLine(text);
        }
    }
}
