using Spectre.Console;
using Spectre.Console.Rendering;

namespace GanForge.Cli;

/// <summary>Names and what they stand for, one a line, in two columns.</summary>
internal sealed class FactList(IAnsiConsole console)
{
    private const string Gap = "  ";
    private const int NarrowestText = 12;

    private readonly List<(string Name, string Text, bool IsWhole)> _facts = [];

    /// <summary>Adds a line.</summary>
    public void Add(string name, string text) => _facts.Add((name, text, IsWhole: false));

    /// <summary>Adds a line to be copied, such as a command: it has no line break also where the window is narrower.</summary>
    public void AddWhole(string name, string text) => _facts.Add((name, text, IsWhole: true));

    /// <summary>Writes all lines.</summary>
    public void Show()
    {
        var width = _facts.Max(fact => fact.Name.Length);
        foreach (var (name, text, isWhole) in _facts)
        {
            var label = name;
            var room = isWhole ? int.MaxValue : Math.Max(NarrowestText, console.Profile.Width - width - (2 * Gap.Length));
            foreach (var line in Lines.Broken(text, room))
            {
                console.Write($"{Gap}{label.PadRight(width)}{Gap}", new Style(decoration: Decoration.Dim));
                console.Write(new Unbroken(line));
                label = "";
            }
        }
    }

    /// <summary>The console breaks what it takes for text; the window's own breaks are not copied.</summary>
    private sealed class Unbroken(string line) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [new(line), Segment.LineBreak];
    }
}
