using GanForge.Gans.Diagnostics;
using GanForge.Imaging.Grids;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>Plays a game's moves, step by step; knows no recipe by name, and no files.</summary>
internal sealed class Trainer
{
    private readonly StepContext _context;
    private readonly Dictionary<TrainedNetwork, bool> _movesGenerator = [];

    private readonly HealthCheck _checkup;
    private readonly UpdateCallback _turn;

    /// <param name="model">Who plays and how.</param>
    /// <param name="source">Where images and noise come from.</param>
    /// <param name="range">The values of black and white, or null where pixels have no bounds.</param>
    /// <param name="turn">What is done with each move's gradients; null lets the player step.</param>
    public Trainer(GanModel model, IBatchSource source, ValueRange? range = null, UpdateCallback? turn = null)
    {
        _turn = turn ?? (static (_, update, _, gradients) => update.Network.Step(gradients));
        _checkup = new HealthCheck(range);
        _context = new StepContext(model, source, Statistics);
        foreach (var network in model.Networks)
            _movesGenerator.Add(network, Moves(network, model.Generator));
    }

    /// <summary>The figures of the step played last.</summary>
    public StepScalars Statistics { get; } = new();

    /// <summary>Real images that the step played last took, those of repeated moves too.</summary>
    public int ImagesInStep { get; private set; }

    /// <summary>Plays one step.</summary>
    /// <param name="stage">Whose moves.</param>
    /// <param name="step">Steps done before, in all.</param>
    /// <param name="progress">How much of the phase is behind, from 0 to 1.</param>
    /// <exception cref="NotFiniteNumberException">A loss was no finite number; nobody has stepped down it.</exception>
    public void Step(TrainingStage stage, long step, double progress = 0)
    {
        using var scope = StepScope.Begin();
        Statistics.Clear();
        _context.BeginStep(step, progress);
        for (var i = 0; i < stage.Updates.Count; i++)
        {
            var update = stage.Updates[i];
            if (step % update.Every != 0)
                continue;
            for (var repetition = 0; repetition < update.RepeatCount; repetition++)
            {
                var isLast = repetition == update.RepeatCount - 1;
                _context.BeginUpdate(update, repetition, _movesGenerator[update.Network], generatorWillShareFakes: isLast && GeneratorSharesAfter(stage, i));
                update.Network.SetLearningRate(stage.LearningRateFactor(progress));
                Play(update);
                _context.EndUpdate();
            }
        }
        ImagesInStep = _context.ImagesInStep;
        _context.EndStep();
    }

    private void Play(UpdateStep update)
    {
        using var scope = StepScope.Begin();
        var loss = update.Loss(_context);
        var value = loss.Item();
        if (!float.IsFinite(value))
            throw new NotFiniteNumberException($"The loss {update.ScalarName} of the {update.Network.Name} is {value}", value);
        Statistics.Report(update.ScalarName, value);
        _context.ReportScores();
        if (HealthCheck.IsDue(_context.Step))
            _context.ReportHealth(_checkup);
        var gradients = update.Network.Gradient(loss);
        if (HealthCheck.IsDue(_context.Step))
            Statistics.Report(ScalarNames.GradientNorm(update.Network.Name), HealthCheck.Norm(gradients));
        _turn(_context, update, loss, gradients);
    }

    /// <summary>Whether the player's steps change the module: it is the player's own, or inside of it.</summary>
    private static bool Moves(TrainedNetwork network, Module module)
    {
        var parameters = module.Parameters.Select(parameter => parameter.Tensor).ToHashSet();
        return network.Module.Parameters.Any(parameter => parameters.Contains(parameter.Tensor));
    }

    /// <summary>Whether the next move that sees generated images moves the generator on the ones at hand.</summary>
    private bool GeneratorSharesAfter(TrainingStage stage, int index)
    {
        for (var i = index + 1; i < stage.Updates.Count; i++)
        {
            var later = stage.Updates[i];
            if (later.Fakes == FakeSource.Fresh)
                return false;
            if (later.Fakes == FakeSource.Shared && _movesGenerator[later.Network])
                return true;
        }
        return false;
    }
}
