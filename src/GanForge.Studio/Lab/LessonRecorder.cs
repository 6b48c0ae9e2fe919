using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Networks;
using GanForge.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace GanForge.Studio.Lab;

/// <summary>
/// Applies and records the updates of a step. Tensors do not outlive their step, so copies are kept until
/// <see cref="Collect"/>.
/// </summary>
/// <param name="model">The networks being trained.</param>
/// <param name="scalars">The scalars the trainer reports.</param>
internal sealed class LessonRecorder(GanModel model, StepScalars scalars)
{
    private readonly List<Func<LessonUpdate>> _updates = [];
    private readonly Dictionary<string, string> _reportedBy = [];
    private LearningNetworks _learners;

    /// <summary>Starts recording a step.</summary>
    /// <param name="learners">The networks to update.</param>
    public void Begin(LearningNetworks learners)
    {
        _learners = learners;
        _updates.Clear();
    }

    /// <summary>Applies and records one update; the trainer's <see cref="UpdateCallback"/>.</summary>
    public void Take(StepContext context, UpdateStep update, Tensor loss, IReadOnlyList<Tensor> gradients)
    {
        var network = update.Network;
        var learns =
            _learners == LearningNetworks.Both || context.UpdatesGenerator == (_learners == LearningNetworks.Generator);
        var (fakes, noise, classes) = (
            context.SeenFakes,
            context.SeenFakes is null ? null : context.Noise,
            ClassesOf(context.Labels)
        );
        var wanted = context.UpdatesGenerator && fakes is not null ? Gradients.Compute(loss, [fakes])[0] : null;
        var before = ScoresOf(context, fakes, classes);
        var weights = WeightsOf(network);

        if (learns)
            network.Step(gradients);

        using var unrecorded = Gradients.NoGrad();
        var made =
            context.UpdatesGenerator && noise is not null
                ? model.Generator.Forward(noise, ForwardContext.Judging)
                : null;
        var after = ScoresOf(context, made ?? fakes, classes);
        var (gradientNorm, weightNorm, updateNorm) = (
            HealthCheck.Norm(gradients),
            Norm(weights, null),
            Norm(WeightsOf(network), weights)
        );
        var (reported, value, rate) = (NewScalars(update.ScalarName), loss.Item(), network.Optimizer.LearningRate);
        var (keptNoise, keptReals, keptFakes, keptMade, keptWanted) = (
            Copy(noise),
            Copy(context.Reals),
            Copy(fakes),
            Copy(made),
            Copy(wanted)
        );
        var isGenerator = context.UpdatesGenerator;
        _updates.Add(() =>
            new LessonUpdate
            {
                Network = network.Name,
                IsGenerator = isGenerator,
                Learnt = learns,
                LossName = update.ScalarName,
                Loss = value,
                Scalars = reported,
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
            }
        );
    }

    /// <summary>Returns the updates of the step.</summary>
    public IReadOnlyList<LessonUpdate> Collect() => [.. _updates.Select(update => update())];

    private BatchScores? ScoresOf(StepContext context, Tensor? fakes, int[]? classes)
    {
        if (fakes is null)
            return null;
        using var unrecorded = Gradients.NoGrad();
        return BatchScores.Compute(Score(context.Reals), Score(fakes), model.ScoresAreRelative, classes);

        Tensor Score(Tensor images) => model.Score(images, context.Labels, ForwardContext.Judging);
    }

    /// <summary>The scalars of the step that this update was the first to report.</summary>
    private Dictionary<string, float> NewScalars(string series)
    {
        var reported = new Dictionary<string, float>();
        for (var i = 0; i < scalars.Count; i++)
        {
            var (name, value) = scalars[i];
            if (_reportedBy.TryAdd(name, series) || _reportedBy[name] == series)
                reported.Add(name, value);
        }
        return reported;
    }

    private static int[]? ClassesOf(Tensor? labels) =>
        labels is null
            ? null
            :
            [
                .. Enumerable
                    .Range(0, labels.Shape[0])
                    .Select(i =>
                        TensorPrimitives.IndexOfMax<float>(labels.Span.Slice(i * labels.Shape[1], labels.Shape[1]))
                    ),
            ];

    private static float[][] WeightsOf(TrainedNetwork network) =>
        [.. network.Module.Parameters.Select(parameter => parameter.Tensor.Span.ToArray())];

    /// <summary>‖left − right‖, or ‖left‖.</summary>
    private static float Norm(float[][] left, float[][]? right)
    {
        var squares = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            var distance = right is null
                ? TensorPrimitives.Norm<float>(left[i])
                : TensorPrimitives.Distance<float>(left[i], right[i]);
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
