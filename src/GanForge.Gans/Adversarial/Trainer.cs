using GanForge.Gans.Diagnostics;
using GanForge.Imaging.Grids;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>Plays a game's moves, step by step; knows no recipe by name, and no files.</summary>
internal sealed class Trainer
{
    private readonly Round _round;
    private readonly Dictionary<Player, bool> _movesGenerator = [];

    private readonly Checkup _checkup;
    private readonly Turn _turn;

    /// <param name="game">Who plays and how.</param>
    /// <param name="source">Where images and noise come from.</param>
    /// <param name="range">The values of black and white, or null where pixels have no bounds.</param>
    /// <param name="turn">What is done with each move's gradients; null lets the player step.</param>
    public Trainer(Game game, IRoundSource source, ValueRange? range = null, Turn? turn = null)
    {
        _turn = turn ?? (static (_, move, _, gradients) => move.Player.Step(gradients));
        _checkup = new Checkup(range);
        _round = new Round(game, source, Statistics);
        foreach (var player in game.Players)
            _movesGenerator.Add(player, Moves(player, game.Generator));
    }

    /// <summary>The figures of the step played last.</summary>
    public StepStatistics Statistics { get; } = new();

    /// <summary>Real images that the step played last took, those of repeated moves too.</summary>
    public int ImagesInStep { get; private set; }

    /// <summary>Plays one step.</summary>
    /// <param name="phase">Whose moves.</param>
    /// <param name="step">Steps done before, in all.</param>
    /// <param name="progress">How much of the phase is behind, from 0 to 1.</param>
    /// <exception cref="NotFiniteNumberException">A loss was no finite number; nobody has stepped down it.</exception>
    public void Step(Phase phase, long step, double progress = 0)
    {
        using var scope = StepScope.Begin();
        Statistics.Clear();
        _round.BeginStep(step, progress);
        for (var i = 0; i < phase.Moves.Count; i++)
        {
            var move = phase.Moves[i];
            if (step % move.Every != 0)
                continue;
            for (var repetition = 0; repetition < move.Times; repetition++)
            {
                var isLast = repetition == move.Times - 1;
                _round.BeginMove(move, repetition, _movesGenerator[move.Player], generatorWillShareFakes: isLast && GeneratorSharesAfter(phase, i));
                move.Player.SetLearningRate(phase.LearningRateShare(progress));
                Play(move);
                _round.EndMove();
            }
        }
        ImagesInStep = _round.ImagesInStep;
        _round.EndStep();
    }

    private void Play(Move move)
    {
        using var scope = StepScope.Begin();
        var loss = move.Loss(_round);
        var value = loss.Item();
        if (!float.IsFinite(value))
            throw new NotFiniteNumberException($"The loss {move.Series} of the {move.Player.Name} is {value}", value);
        Statistics.Report(move.Series, value);
        _round.ReportScores();
        if (Checkup.IsDue(_round.Step))
            _round.ReportHealth(_checkup);
        var gradients = move.Player.Gradient(loss);
        if (Checkup.IsDue(_round.Step))
            Statistics.Report(Series.GradientOf(move.Player.Name), Checkup.Norm(gradients));
        _turn(_round, move, loss, gradients);
    }

    /// <summary>Whether the player's steps change the module: it is the player's own, or inside of it.</summary>
    private static bool Moves(Player player, Module module)
    {
        var parameters = module.Parameters.Select(parameter => parameter.Tensor).ToHashSet();
        return player.Module.Parameters.Any(parameter => parameters.Contains(parameter.Tensor));
    }

    /// <summary>Whether the next move that sees generated images moves the generator on the ones at hand.</summary>
    private bool GeneratorSharesAfter(Phase phase, int index)
    {
        for (var i = index + 1; i < phase.Moves.Count; i++)
        {
            var later = phase.Moves[i];
            if (later.Fakes == FakesSource.Fresh)
                return false;
            if (later.Fakes == FakesSource.Shared && _movesGenerator[later.Player])
                return true;
        }
        return false;
    }
}
