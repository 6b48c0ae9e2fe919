using GanForge.Cli.Terminals;
using GanForge.Evaluation.Metrics;
using GanForge.Runs.Session;
using Spectre.Console;

namespace GanForge.Cli.Training;

/// <summary>Shows the result of a run and suggests next commands.</summary>
internal sealed class ResultView(Terminal terminal, TrainingSession session)
{
    /// <summary>Shows the result on standard output, and the suggested commands on standard error.</summary>
    public void Show(TrainingResult result, bool json, bool quiet)
    {
        if (json)
            terminal.PrintJson(Document(result));
        else if (quiet)
            terminal.Output.WriteLine(PathText.Short(result.Folder.Path));
        else
            ShowWords(result);
        if (result.Steps > 0 && result.Steps <= session.StepsOfPreparation)
        {
            terminal.Messages.WriteLine(
                $"These steps only prepared; the generator is untrained, and is trained from step "
                    + $"{NumberText.Count(session.StepsOfPreparation + 1)} on."
            );
        }

        if (result.Outcome == TrainingOutcome.Interrupted && (json || quiet))
            terminal.Messages.WriteLine($"Stopped and saved; to go on: {ResumeCommand(result)}");
    }

    private void ShowWords(TrainingResult result)
    {
        terminal.Results.WriteLine(Headline(result));
        var facts = new FactList(terminal.Results);
        if (result.Metrics.Count > 0)
            facts.Add("quality", Quality(result));
        facts.AddWhole("report", PathText.Short(result.Folder.ReportPath));
        if (result.Outcome != TrainingOutcome.Interrupted)
            facts.AddWhole("sample", $"{StartCommand.Text} sample {PathText.Quoted(result.Folder.Path)}");
        facts.AddWhole("go on", ResumeCommand(result));
        facts.Show();
    }

    /// <summary>Formats the metric, such as "digit-fid 5.313, real images 2.018; lower is better".</summary>
    private string Quality(TrainingResult result)
    {
        var (name, value) = result.Metrics.First();
        var real = result.RealMetrics.TryGetValue(name, out var other)
            ? $", real {session.Kind.Noun} {NumberText.Measured(other)}"
            : "";
        var goal = MetricCatalogue.All.SelectMany(metric => metric.Values).First(metric => metric.Name == name).Goal;
        return $"{name} {NumberText.Measured(value)}{real}; {goal}";
    }

    private string Headline(TrainingResult result)
    {
        var steps = NumberText.Count(result.Steps);
        var time =
            $"{NumberText.Duration(result.Elapsed)} at {NumberText.Count(result.ImagesPerSecond)} "
            + $"{session.Kind.Noun}/s";
        var kept = result.KeptEpoch is { } epoch
            ? $"the weights of epoch {epoch}, the best, are kept"
            : "the best weights are kept";
        return result.Outcome switch
        {
            TrainingOutcome.Interrupted =>
                $"Stopped after step {steps} of {NumberText.Count(session.StepsTotal)}, and saved.",
            TrainingOutcome.StoppedEarly =>
                $"Stopped early after {steps} steps in {time}: the losses no longer improved; {kept}.",
            _ when result.KeptEpoch is not null => $"Done: {steps} steps in {time}; {kept}.",
            _ => $"Done: {steps} steps in {time}.",
        };
    }

    /// <summary>
    /// The command that resumes an unfinished run as planned, or extends a finished one by epochs, or by steps if those
    /// ended it.
    /// </summary>
    private string ResumeCommand(TrainingResult result)
    {
        var command = $"{StartCommand.Text} train --resume {PathText.Quoted(result.Folder.Path)}";
        var epochsAreDone = result.Epochs >= session.EpochsTotal || result.Outcome == TrainingOutcome.StoppedEarly;
        return epochsAreDone ? $"{command} --epochs {2 * session.Recipe.Epochs}"
            : result.Outcome == TrainingOutcome.Completed ? $"{command} --steps {2 * result.Steps}"
            : command;
    }

    private TrainDocument Document(TrainingResult result) =>
        new(
            result.Outcome switch
            {
                TrainingOutcome.Interrupted => "interrupted",
                TrainingOutcome.StoppedEarly => "stopped early",
                _ => "completed",
            },
            PathText.Short(result.Folder.Path),
            PathText.Short(result.Folder.ReportPath),
            session.Options.Recipe,
            session.Options.Dataset,
            session.Options.Seed,
            result.Steps,
            result.Epochs,
            Math.Round(result.Elapsed.TotalSeconds, 3),
            Math.Round(result.ImagesPerSecond, 1),
            result.KeptEpoch,
            result.Metrics,
            result.RealMetrics
        );
}
