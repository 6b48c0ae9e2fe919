using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Networks;
using GanForge.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace GanForge.Studio.Lab;

/// <summary>
/// Takes the turns of a step, and writes down what each was about. Tensors of a step end with it, so that copies are kept
/// until <see cref="Collect"/>.
/// </summary>
/// <param name="game">Who plays.</param>
/// <param name="statistics">What the trainer reports to.</param>
internal sealed class LessonRecorder(Game game, StepStatistics statistics)
{
    private readonly List<Func<LessonMove>> _moves = [];
    private readonly Dictionary<string, string> _reportedBy = [];
    private Learners _learners;

    /// <summary>A step begins.</summary>
    /// <param name="learners">Whose weights it moves.</param>
    public void Begin(Learners learners)
    {
        _learners = learners;
        _moves.Clear();
    }

    /// <summary>A <see cref="Turn"/> of the trainer.</summary>
    public void Take(Round round, Move move, Tensor loss, IReadOnlyList<Tensor> gradients)
    {
        var player = move.Player;
        var learns = _learners == Learners.Both || round.MovesGenerator == (_learners == Learners.Generator);
        var (fakes, noise, classes) = (round.SeenFakes, round.SeenFakes is null ? null : round.Noise, ClassesOf(round.Labels));
        var wanted = round.MovesGenerator && fakes is not null ? Gradients.Of(loss, [fakes])[0] : null;
        var before = ScoresOf(round, fakes, classes);
        var weights = WeightsOf(player);

        if (learns)
            player.Step(gradients);

        using var unrecorded = Gradients.Unrecorded();
        var made = round.MovesGenerator && noise is not null ? game.Generator.Forward(noise, ForwardContext.Judging) : null;
        var after = ScoresOf(round, made ?? fakes, classes);
        var (gradientNorm, weightNorm, updateNorm) = (Checkup.Norm(gradients), Norm(weights, null), Norm(WeightsOf(player), weights));
        var (figures, value, rate) = (FiguresOf(move.Series), loss.Item(), player.Optimizer.LearningRate);
        var (keptNoise, keptReals, keptFakes, keptMade, keptWanted) = (Copy(noise), Copy(round.Reals), Copy(fakes), Copy(made), Copy(wanted));
        var isGenerator = round.MovesGenerator;
        _moves.Add(() => new LessonMove
        {
            Player = player.Name,
            IsGenerator = isGenerator,
            Learnt = learns,
            LossName = move.Series,
            Loss = value,
            Figures = figures,
            Noise = keptNoise(),
            Classes = classes,
            Reals = keptReals()!,
            Fakes = keptFakes(),
            FakesAfter = keptMade(),
            Before = before,
            After = after,
            PixelGradient = keptWanted(),
            GradientNorm = gradientNorm,
            WeightNorm = weightNorm,
            UpdateNorm = updateNorm,
            LearningRate = rate,
        });
    }

    /// <summary>The moves of the step.</summary>
    public IReadOnlyList<LessonMove> Collect() => [.. _moves.Select(move => move())];

    private BatchScores? ScoresOf(Round round, Tensor? fakes, int[]? classes)
    {
        if (fakes is null)
            return null;
        using var unrecorded = Gradients.Unrecorded();
        return BatchScores.Of(Score(round.Reals), Score(fakes), game.ScoresAreRelative, classes);

        Tensor Score(Tensor images) => game.Score(images, round.Labels, ForwardContext.Judging);
    }

    /// <summary>The step's figures that a move was the first to report.</summary>
    private Dictionary<string, float> FiguresOf(string series)
    {
        var figures = new Dictionary<string, float>();
        for (var i = 0; i < statistics.Count; i++)
        {
            var (name, value) = statistics[i];
            if (_reportedBy.TryAdd(name, series) || _reportedBy[name] == series)
                figures.Add(name, value);
        }
        return figures;
    }

    private static int[]? ClassesOf(Tensor? labels) => labels is null
        ? null
        : [.. Enumerable.Range(0, labels.Shape[0]).Select(i => TensorPrimitives.IndexOfMax<float>(labels.Span.Slice(i * labels.Shape[1], labels.Shape[1])))];

    private static float[][] WeightsOf(Player player) => [.. player.Module.Parameters.Select(parameter => parameter.Tensor.Span.ToArray())];

    /// <summary>‖left − right‖, or ‖left‖.</summary>
    private static float Norm(float[][] left, float[][]? right)
    {
        var squares = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            var distance = right is null ? TensorPrimitives.Norm<float>(left[i]) : TensorPrimitives.Distance<float>(left[i], right[i]);
            squares += (double)distance * distance;
        }
        return (float)Math.Sqrt(squares);
    }

    private static Func<Tensor?> Copy(Tensor? tensor)
    {
        if (tensor is null)
            return static () => null;
        var (numbers, shape) = (tensor.Span.ToArray(), tensor.Shape);
        return () => Tensor.From(numbers, shape);
    }
}
