using GanForge.Cli.Terminals;
using GanForge.Cli.Training;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Session;
using Spectre.Console;

namespace GanForge.Cli.Tests;

public class ProgressTests
{
    private static readonly StepReport Report = new()
    {
        Stage = "training",
        Epoch = 2,
        Epochs = 15,
        StepInStage = 2_612,
        StepsInStage = 28_125,
        Step = 2_612,
        StepsTotal = 28_125,
        Images = 32,
        ImagesPerSecond = 12_345.6,
        LossG = 0.8123f,
        LossD = 1.0234f,
        LossDReal = 0.5f,
        LossDFake = 0.5f,
        ScoreReal = 0.641f,
        ScoreFake = 0.377f,
        All = new StepScalars(),
    };

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void The_live_lines_fit_the_terminal(int width)
    {
        var lines = Draw(Report, width);

        lines.Length.ShouldBe(2);
        lines.ShouldAllBe(line => line.Length <= width);
        lines[0].ShouldStartWith("epoch  2/15 ");
        lines[0]
            .ShouldEndWith(
                width < 80 ? "  9%  3,200 images/s  4:16 left" : "  9%  3,200 images/s  0:01 elapsed, 4:16 left"
            );
        lines[1].ShouldStartWith("step 2,612/28,125  loss D 1.023  G 0.812  D(x) 0.64");
    }

    [Fact]
    public void Live_lines_leave_out_whole_values_on_a_narrow_terminal() =>
        Draw(Report, width: 38).ShouldBe(["epoch  2/15  9%  4:16 left", "step 2,612/28,125  loss D 1.023"]);

    [Fact]
    public void A_value_that_the_recipe_does_not_report_is_left_out()
    {
        var lines = Draw(Report with { LossG = float.NaN, ScoreReal = float.NaN, ScoreFake = float.NaN }, width: 80);

        lines[1].ShouldBe("step 2,612/28,125  loss D 1.023");
    }

    [Fact]
    public void A_preparation_stage_is_shown_by_name() =>
        Draw(Report with { Stage = "autoencoder" }, width: 80)[0].ShouldStartWith("autoencoder epoch  2/15 ");

    [Fact]
    public void The_time_left_is_that_of_the_current_stage()
    {
        var clock = new SteppedClock();
        var pace = new ThroughputMeter(firstStep: 1_000, clock);
        for (var step = 1; step <= 20; step++)
        {
            clock.Now += TimeSpan.FromSeconds(0.5);
            pace.StepDone(Report with { Step = 1_000 + step, StepInStage = step, StepsInStage = 40 });
        }

        pace.Left.ShouldBe(TimeSpan.FromSeconds(10));
        pace.ImagesPerSecond.ShouldBe(64);
    }

    [Fact]
    public void A_slowdown_changes_the_time_left_and_the_throughput()
    {
        var clock = new SteppedClock();
        var pace = new ThroughputMeter(firstStep: 0, clock);
        for (var step = 1; step <= 1_000; step++)
        {
            clock.Now += TimeSpan.FromSeconds(step <= 900 ? 0.1 : 1);
            pace.StepDone(Report with { Step = step, StepInStage = step, StepsInStage = 1_010 });
        }

        pace.Left.ShouldBe(TimeSpan.FromSeconds(10));
        pace.ImagesPerSecond.ShouldBe(32);
    }

    [Fact]
    public void The_time_left_is_unknown_after_a_single_step()
    {
        var clock = new SteppedClock();
        var pace = new ThroughputMeter(firstStep: 0, clock);
        clock.Now += TimeSpan.FromSeconds(2);
        pace.StepDone(Report with { Step = 1, StepInStage = 1 });

        pace.Left.ShouldBeNull();
    }

    [Fact]
    public void A_preparation_epoch_shows_the_losses_that_it_reports()
    {
        var means = new Dictionary<string, double> { ["lossAutoencoder"] = 0.01234, ["lossDCode"] = 12.3456 };
        var report = new EpochReport
        {
            Stage = "autoencoder",
            Epoch = 3,
            Epochs = 10,
            Step = 30,
            Means = means,
            Elapsed = TimeSpan.FromSeconds(7),
            ImagesPerSecond = 8_000,
        };

        EpochLine
            .Format(report)
            .ShouldBe("autoencoder epoch  3/10  loss autoencoder 0.0123  loss D code 12.346   8,000 images/s  0:07");
    }

    [Theory]
    [InlineData(0.2, "0:01")]
    [InlineData(59, "0:59")]
    [InlineData(61, "1:01")]
    [InlineData(3_725, "1:02:05")]
    public void Durations_are_formatted_as_on_a_clock(double seconds, string text) =>
        NumberText.Duration(TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    [Theory]
    [InlineData(0.69314, "0.693")]
    [InlineData(-12.5, "-12.500")]
    [InlineData(123_456, "1.2e+5")]
    public void Losses_have_three_decimals_until_they_grow_large(double loss, string text) =>
        NumberText.Loss(loss).ShouldBe(text);

    [Theory]
    [InlineData(false, null, "xterm-256color", false)]
    [InlineData(false, "", "xterm-256color", false)]
    [InlineData(false, "1", "xterm-256color", true)]
    [InlineData(true, null, "xterm-256color", true)]
    [InlineData(false, null, "dumb", true)]
    public void Output_is_plain_when_redirected_or_when_the_environment_forbids_colour(
        bool redirected,
        string? noColor,
        string? term,
        bool plain
    ) => Terminal.IsPlain(redirected, noColor, term).ShouldBe(plain);

    private sealed class SteppedClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    /// <summary>The lines of a run at 100 steps a second.</summary>
    private static string[] Draw(in StepReport report, int width)
    {
        var clock = new SteppedClock();
        var pace = new ThroughputMeter(report.Step - 100, clock);
        for (var step = report.Step - 99; step <= report.Step; step++)
        {
            clock.Now += TimeSpan.FromSeconds(0.01);
            pace.StepDone(report with { Step = step });
        }

        var text = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) }
        );
        console.Profile.Width = width;
        var lines = new ProgressLines();
        lines.Show(report, pace);
        console.Write(lines);
        return text.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
