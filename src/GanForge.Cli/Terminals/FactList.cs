using Spectre.Console;
using Spectre.Console.Rendering;

namespace GanForge.Cli.Terminals;

/// <summary>
/// A two-column list of names and texts, one pair per line; in a narrow window, each text is below its name.
/// </summary>
internal sealed class FactList(IAnsiConsole console)
{
    private const int Gap = 2;
    private const int NarrowestText = 20;

    private readonly List<(string Name, string Text, bool IsWhole)> _facts = [];

    /// <summary>The maximum line width; by default, the width of the window.</summary>
    public int Width { get; init; } = console.Profile.Width;

    /// <summary>The maximum width of the name column; a longer name gets a line of its own.</summary>
    public int WidestName { get; init; } = int.MaxValue;

    /// <summary>The style of names.</summary>
    public Style NameStyle { get; init; } = new(decoration: Decoration.Dim);

    /// <summary>Adds a line.</summary>
    public void Add(string name, string text) => _facts.Add((name, text, IsWhole: false));

    /// <summary>Adds a line to be copied, such as a command, which is never broken, even in a narrow window.</summary>
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
                console.WriteWhole(
                    new Segment($"{Blanks(Gap)}{label.PadRight(names)}{Blanks(Gap)}", NameStyle),
                    new Segment(line)
                );
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
