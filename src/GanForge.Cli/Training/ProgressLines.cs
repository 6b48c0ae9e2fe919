using GanForge.Cli.Terminals;
using GanForge.Runs.Session;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GanForge.Cli.Training;

/// <summary>
/// The bar of the current stage with epoch, speed and time left; below it the step, losses and scores.
/// </summary>
internal sealed class ProgressLines : Renderable
{
    private const int MaxBarWidth = 50;
    private const int NarrowestBar = 8;

    private static readonly Style Done = new(Color.Green);
    private static readonly Style Open = new(Color.Grey35);

    private StepReport? _report;
    private string _details = "";
    private string _speed = "";
    private string? _left;
    private string _times = "";

    /// <summary>Sets the values to draw next.</summary>
    public void Show(in StepReport report, ThroughputMeter pace)
    {
        (_report, _details) = (report, Details(report));
        _speed = pace.Speed;
        _left = pace.Left is { } left ? $"{NumberText.Duration(left)} left" : null;
        _times = pace.Times;
    }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        Segment[][] lines = _report is { } report
            ? [Bar(report, maxWidth), [new(Lines.Fit(_details, maxWidth))]]
            :
            [
                [Segment.Empty],
                [Segment.Empty],
            ];
        return lines.SelectMany(line => Segment.Truncate(line, maxWidth).Append(Segment.LineBreak)).SkipLast(1);
    }

    private static string Details(in StepReport report) =>
        $"step {NumberText.Count(report.Step)}/{NumberText.Count(report.StepsTotal)}  {StepLine.Values(report)}";

    private Segment[] Bar(in StepReport report, int maxWidth)
    {
        var share = (double)report.StepInStage / report.StepsInStage;
        var epoch = StepLine.Epoch(report.Stage, report.Epoch, report.Epochs);
        var before = $"{epoch} ";
        var after = After(_times);
        // In a narrow window, the bar takes precedence over the elapsed time.
        if (maxWidth - before.Length - after.Length < NarrowestBar)
            after = After(_left);
        var room = maxWidth - before.Length - after.Length;
        if (room < NarrowestBar)
        {
            return
            [
                new(
                    Lines.Fit(
                        string.Join(
                            "  ",
                            new[] { epoch, $"{Math.Floor(100 * share)}%", _left, _speed }.OfType<string>()
                        ),
                        maxWidth
                    )
                ),
            ];
        }

        var width = Math.Min(room, MaxBarWidth);
        var filled = (int)Math.Floor(share * width);
        return
        [
            new(before),
            new(new string('━', filled), Done),
            new(new string('━', width - filled), Open),
            new(after),
        ];

        string After(string? times) =>
            string.Join("  ", new[] { $" {Math.Floor(100 * share), 3}%", _speed, times }.OfType<string>());
    }
}
