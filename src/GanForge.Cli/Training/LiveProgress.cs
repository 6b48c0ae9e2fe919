using GanForge.Cli.Terminals;
using GanForge.Runs.Session;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GanForge.Cli.Training;

/// <summary>Shows two lines that are redrawn in place, below the lines of the epochs.</summary>
internal sealed class LiveProgress(Terminal terminal) : ProgressView(terminal)
{
    /// <summary>The redraw interval: short enough to look alive, long enough to cost nothing.</summary>
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);

    private readonly ProgressLines _lines = new();
    private bool _isDrawn;
    private long _lastDrawn;

    /// <inheritdoc/>
    public override TrainingResult Watch(TrainingSession session, CancellationToken cancellationToken)
    {
        Console.Cursor.Hide();
        try
        {
            return base.Watch(session, cancellationToken);
        }
        finally
        {
            Draw(text: null, lines: null);
            Restore();
        }
    }

    /// <inheritdoc/>
    public override void Restore() => Console.Cursor.Show();

    /// <inheritdoc/>
    public override void StepDone(in StepReport report)
    {
        base.StepDone(report);
        if (TimeProvider.System.GetElapsedTime(_lastDrawn) < Redraw && report.Step < report.StepsTotal)
            return;
        _lastDrawn = TimeProvider.System.GetTimestamp();
        _lines.Show(report, Pace);
        Draw(text: null, _lines);
    }

    /// <inheritdoc/>
    protected override void ShowLine(string line) => Draw(line, _lines);

    private void Draw(string? text, ProgressLines? lines)
    {
        Console.Write(new Frame(eraseFirst: _isDrawn, text, lines));
        _isDrawn = lines is not null;
    }

    /// <summary>
    /// Erases the two lines, writes a permanent line, and redraws the two, in a single write to avoid flicker.
    /// </summary>
    private sealed class Frame(bool eraseFirst, string? text, ProgressLines? lines) : Renderable
    {
        private const string EraseTwoLines = "\r\e[1A\e[J";

        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            if (eraseFirst)
                yield return Segment.Control(EraseTwoLines);
            foreach (var line in text is null ? [] : Lines.Broken(text, maxWidth))
            {
                yield return new Segment(line);
                yield return Segment.LineBreak;
            }
            foreach (var segment in lines is null ? [] : ((IRenderable)lines).Render(options, maxWidth))
                yield return segment;
        }
    }
}
