using Spectre.Console;
using Spectre.Console.Rendering;

namespace GanForge.Cli.Terminals;

/// <summary>Writes lines to the console unbroken, so that a command can be copied without line breaks.</summary>
internal static class WholeLines
{
    /// <summary>Writes a line.</summary>
    public static void WriteWhole(this IAnsiConsole console, string line, Style? style = null) =>
        console.WriteWhole(new Segment(line, style ?? Style.Plain));

    /// <summary>Writes a line of segments, each with its own style.</summary>
    public static void WriteWhole(this IAnsiConsole console, params Segment[] parts)
    {
        if (console.Profile.Capabilities.Ansi)
        {
            console.Write(new Line(parts));
            return;
        }
        // Unstyled text needs no rendering, which shows help a tenth of a second sooner.
        var writer = console.Profile.Out.Writer;
        foreach (var part in parts)
            writer.Write(part.Text);
        writer.WriteLine();
        writer.Flush();
    }

    private sealed class Line(Segment[] parts) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            [.. parts, Segment.LineBreak];
    }
}
