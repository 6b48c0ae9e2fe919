using System.Globalization;
using GanForge.Cli.Terminals;
using GanForge.Evaluation.Classifier;
using Spectre.Console;

namespace GanForge.Cli.Evaluating;

/// <summary>Shows the progress of an evaluation on standard error, with the time left for its current part.</summary>
internal sealed class EvaluationProgressLine(Terminal terminal, TimeProvider clock)
    : IProgress<EvaluationProgress>,
        IDisposable
{
    private string? _part;
    private long _start;
    private TimeSpan _shown;
    private bool _isDrawn;

    /// <summary>The redraw interval: short enough to look alive on a terminal, long in a file.</summary>
    private TimeSpan Pace =>
        !terminal.CanRedraw ? TimeSpan.FromSeconds(10)
        : _isDrawn ? TimeSpan.FromSeconds(0.1)
        : TimeSpan.FromSeconds(0.5);

    /// <inheritdoc/>
    public void Report(EvaluationProgress value)
    {
        if (value.Part != _part)
            (_part, _start, _shown) = (value.Part, clock.GetTimestamp(), TimeSpan.Zero);
        var elapsed = clock.GetElapsedTime(_start);
        if (elapsed - _shown < Pace || value.Share is 0 or >= 1)
            return;
        _shown = elapsed;
        var line =
            $"{value.Part}  {value.Share.ToString("0 %", CultureInfo.InvariantCulture)}  "
            + $"{NumberText.Duration(elapsed * ((1 - value.Share) / value.Share))} left";
        if (!terminal.CanRedraw)
        {
            terminal.Messages.WriteLine(line);
            return;
        }
        terminal.Messages.Write(new ControlCode("\r\e[K"));
        terminal.Messages.Write(Lines.Fit(line, terminal.Messages.Profile.Width - 1));
        _isDrawn = true;
    }

    /// <summary>Erases the line.</summary>
    public void Dispose()
    {
        if (_isDrawn)
            terminal.Messages.Write(new ControlCode("\r\e[K"));
        _isDrawn = false;
    }
}
