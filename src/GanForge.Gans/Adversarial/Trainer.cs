using GanForge.Gans.Diagnostics;
using GanForge.Imaging.Grids;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>Runs the updates of a model, step by step; knows no recipe by name, and no files.</summary>
internal sealed class Trainer
{
    private readonly StepContext _context;
    private readonly Dictionary<TrainedNetwork, bool> _updatesGenerator = [];

    private readonly HealthCheck _healthCheck;
    private readonly UpdateCallback _callback;

    /// <param name="model">The networks and their updates.</param>
    /// <param name="source">The source of images and noise.</param>
    /// <param name="range">The values of black and white, or null where pixels have no bounds.</param>
    /// <param name="callback">Receives the gradients of each update; null applies them.</param>
    public Trainer(GanModel model, IBatchSource source, ValueRange? range = null, UpdateCallback? callback = null)
    {
        _callback = callback ?? (static (_, update, _, gradients) => update.Network.Step(gradients));
        _healthCheck = new HealthCheck(range);
        _context = new StepContext(model, source, Scalars);
        foreach (var network in model.Networks)
            _updatesGenerator.Add(network, Changes(network, model.Generator));
    }

    /// <summary>Scalars of the last step.</summary>
    public StepScalars Scalars { get; } = new();

    /// <summary>Real images that the last step used, repeated updates included.</summary>
    public int ImagesInStep { get; private set; }

    /// <summary>Runs one step.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="step">Steps done before, over all stages.</param>
    /// <param name="progress">Share of the stage that is done, from 0 to 1.</param>
    /// <exception cref="NotFiniteNumberException">A loss is not finite; its update was not applied.</exception>
    public void Step(TrainingStage stage, long step, double progress = 0)
    {
        using var scope = StepScope.Begin();
        Scalars.Clear();
        _context.BeginStep(step, progress);
        for (var i = 0; i < stage.Updates.Count; i++)
        {
            var update = stage.Updates[i];
            if (step % update.Every != 0)
                continue;
            for (var repetition = 0; repetition < update.RepeatCount; repetition++)
            {
                var isLast = repetition == update.RepeatCount - 1;
                _context.BeginUpdate(
                    update,
                    repetition,
                    _updatesGenerator[update.Network],
                    generatorWillShareFakes: isLast && GeneratorSharesAfter(stage, i)
                );
                update.Network.SetLearningRate(stage.LearningRateFactor(progress));
                Run(update);
                _context.EndUpdate();
            }
        }
        ImagesInStep = _context.ImagesInStep;
        _context.EndStep();
    }

    private void Run(UpdateStep update)
    {
        using var scope = StepScope.Begin();
        var loss = update.Loss(_context);
        var value = loss.Item();
        if (!float.IsFinite(value))
        {
            throw new NotFiniteNumberException(
                $"The loss {update.ScalarName} of the {update.Network.Name} is {value}",
                value
            );
        }

        Scalars.Report(update.ScalarName, value);
        _context.ReportScores();
        if (HealthCheck.IsDue(_context.Step))
            _context.ReportHealth(_healthCheck);
        var gradients = update.Network.Gradient(loss);
        if (HealthCheck.IsDue(_context.Step))
            Scalars.Report(ScalarNames.GradientNorm(update.Network.Name), HealthCheck.Norm(gradients));
        _callback(_context, update, loss, gradients);
    }

    /// <summary>Whether updates of the network change the module: it is the network's own or part of it.</summary>
    private static bool Changes(TrainedNetwork network, Module module)
    {
        var parameters = module.Parameters.Select(parameter => parameter.Tensor).ToHashSet();
        return network.Module.Parameters.Any(parameter => parameters.Contains(parameter.Tensor));
    }

    /// <summary>Whether the next update that sees generated images trains the generator on the current ones.</summary>
    private bool GeneratorSharesAfter(TrainingStage stage, int index)
    {
        for (var i = index + 1; i < stage.Updates.Count; i++)
        {
            var later = stage.Updates[i];
            if (later.Fakes == FakeSource.Fresh)
                return false;
            if (later.Fakes == FakeSource.Shared && _updatesGenerator[later.Network])
                return true;
        }
        return false;
    }
}
