using Spectre.Console;
using Spectre.Console.Rendering;

namespace GanForge.Cli.Terminals;

/// <summary>Lines that reach the terminal as they are: the console breaks what it takes for text, and a window's own breaks are not copied with a command.</summary>
internal static class WholeLines
{
    /// <summary>Writes a line.</summary>
    public static void WriteWhole(this IAnsiConsole console, string line, Style? style = null) => console.WriteWhole(new Segment(line, style ?? Style.Plain));

    /// <summary>Writes a line of parts in styles of their own.</summary>
    public static void WriteWhole(this IAnsiConsole console, params Segment[] parts)
    {
        if (console.Profile.Capabilities.Ansi)
        {
            console.Write(new Line(parts));
            return;
        }
        // Text without styles needs no rendering, and help is there a tenth sooner.
        var writer = console.Profile.Out.Writer;
        foreach (var part in parts)
            writer.Write(part.Text);
        writer.WriteLine();
        writer.Flush();
    }

    private sealed class Line(Segment[] parts) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [.. parts, Segment.LineBreak];
    }
}
