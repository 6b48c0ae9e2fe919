using Spectre.Console;
using Spectre.Console.Rendering;

namespace GanForge.Cli.Terminals;

/// <summary>Names and what they stand for, one a line, in two columns; in a window too narrow for both, the text is below its name.</summary>
internal sealed class FactList(IAnsiConsole console)
{
    private const int Gap = 2;
    private const int NarrowestText = 20;

    private readonly List<(string Name, string Text, bool IsWhole)> _facts = [];

    /// <summary>The widest line; as wide as the window if not given.</summary>
    public int Width { get; init; } = console.Profile.Width;

    /// <summary>The widest column of names; a longer name has a line of its own.</summary>
    public int WidestName { get; init; } = int.MaxValue;

    /// <summary>How names look.</summary>
    public Style NameStyle { get; init; } = new(decoration: Decoration.Dim);

    /// <summary>Adds a line.</summary>
    public void Add(string name, string text) => _facts.Add((name, text, IsWhole: false));

    /// <summary>Adds a line to be copied, such as a command: it has no line break also where the window is narrower.</summary>
    public void AddWhole(string name, string text) => _facts.Add((name, text, IsWhole: true));

    /// <summary>Writes all lines.</summary>
    public void Show()
    {
        var names = Math.Min(WidestName, _facts.Max(fact => fact.Name.Length));
        var room = Width - names - (2 * Gap);
        if (room < NarrowestText && _facts.Any(fact => !fact.IsWhole && fact.Text.Length > room))
            ShowBelow();
        else
            ShowBeside(names, room);
    }

    private void ShowBeside(int names, int room)
    {
        foreach (var (name, text, isWhole) in _facts)
        {
            var label = name;
            if (label.Length > names)
            {
                ShowName(label);
                label = "";
            }
            foreach (var line in isWhole ? [text] : Lines.Broken(text, room))
            {
                console.WriteWhole(new Segment($"{Blanks(Gap)}{label.PadRight(names)}{Blanks(Gap)}", NameStyle), new Segment(line));
                label = "";
            }
        }
    }

    private void ShowBelow()
    {
        var indent = 2 * Lines.Indent(Width);
        foreach (var (name, text, isWhole) in _facts)
        {
            ShowName(name);
            foreach (var line in isWhole ? [text] : Lines.Broken(text, Width - indent))
                console.WriteWhole(Blanks(indent) + line);
        }
    }

    private void ShowName(string name)
    {
        var indent = Lines.Indent(Width);
        foreach (var line in Lines.Wrap(name, Width - indent))
            console.WriteWhole(Blanks(indent) + line, NameStyle);
    }

    private static string Blanks(int count) => new(' ', count);
}
