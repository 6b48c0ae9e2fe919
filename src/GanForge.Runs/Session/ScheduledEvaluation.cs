using GanForge.Data;
using GanForge.Evaluation.Metrics;
using GanForge.Gans.Settings;
using GanForge.Runs.Models;
using GanForge.Runs.State;

namespace GanForge.Runs.Session;

/// <summary>Evaluates the generator of a run when its options ask for it, and at its end.</summary>
internal sealed class ScheduledEvaluation(
    ActiveRun run,
    ITrainingObserver observer,
    CancellationToken cancellationToken
)
{
    /// <summary>
    /// Evaluates the generator if that is due after the last step. This comes after the checkpoint: if the program is
    /// killed meanwhile, nothing is lost, and the evaluation takes place on resuming.
    /// </summary>
    public IReadOnlyDictionary<string, double> MeasureIfDue(TrainingClock clock)
    {
        var (stage, epoch) = run.LastEpoch;
        var isEnd = run.Progress.Step == run.Setup.StepsTotal || epoch == stage.Epochs || run.Stopping.IsExhausted;
        var isDue =
            stage.HasGeneratedImages
            && run.Setup.Options.EvaluateEvery is > 0 and var often
            && (isEnd || (run.Progress.StepInEpoch == 0 && epoch % often == 0))
            && run.Writer.EvaluatedStep != run.Progress.Step;
        if (!isDue)
            return new Dictionary<string, double>();
        observer.Evaluating(run.Evaluator.Samples);
        if (Measured(() => run.Evaluator.Measure(run.Progress.Step, cancellationToken)) is not var (fakes, reals))
            return new Dictionary<string, double>();
        run.Writer.Evaluated(run.Progress.Step, epoch, fakes, reals);
        run.Checkpoints.Save(clock);
        return fakes.Known;
    }

    /// <summary>
    /// Returns the result of measuring, or null if that is not possible: a failed evaluation does not end the run.
    /// </summary>
    private (EvaluationResult Fakes, EvaluationResult Reals)? Measured(
        Func<(EvaluationResult Fakes, EvaluationResult Reals)> measure
    )
    {
        try
        {
            return measure();
        }
        catch (Exception problem)
            when (problem
                    is OperationCanceledException
                        or UserErrorException
                        or DataFormatException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            run.Writer.Log($"The generator was not measured: {problem.Message}");
            return null;
        }
    }

    /// <summary>Measures the finished generator, unless its epochs are evaluated anyway.</summary>
    /// <remarks>
    /// The line comes after the checkpoint, which does not cover it: a run that is extended has not ended here, and one
    /// that is killed now is measured when it is finished.
    /// </remarks>
    public void MeasureResult()
    {
        if (
            run.Setup.Options.EvaluateEvery is not null
            || run.Evaluator.SamplesOfResult(run.Setup.ImagesTrainedOn(run.Progress.Step)) is not { } samples
        )
        {
            return;
        }

        observer.Evaluating(samples);
        if (
            Measured(() => run.Evaluator.MeasureResult(GeneratorModel.Load(run.Folder), samples, cancellationToken))
            is var (fakes, reals)
        )
        {
            run.Writer.Evaluated(
                run.Progress.BestStep ?? run.Progress.Step,
                run.Progress.BestEpoch ?? run.LastEpoch.Epoch,
                fakes,
                reals
            );
        }
    }
}
