using GanForge.Networks.Checkpoints;
using GanForge.Networks.Optimizers;
using GanForge.Tensors;

namespace GanForge.Studio.Lab;

/// <summary>
/// Optimizes the noise of several points independently with Adam and keeps the best candidate of each.
/// </summary>
/// <param name="goal">The objective to minimize.</param>
/// <param name="learningRate">The initial step size.</param>
/// <param name="steps">The total number of steps of all runs, over which the step size decays.</param>
/// <param name="report">
/// The callback that receives the fraction of steps done and the best candidate at every step.
/// </param>
/// <param name="cancellationToken">The token that cancels the descent.</param>
internal sealed class InversionDescent(
    InversionGoal goal,
    double learningRate,
    int steps,
    Action<double, InversionCandidate> report,
    CancellationToken cancellationToken
)
{
    private int _done;

    /// <summary>Continues from points (N, inputs) and returns the best candidate of each path, best first.</summary>
    public IReadOnlyList<InversionCandidate> Run(Tensor points, int count)
    {
        var candidates = Enumerable.Range(0, points.Shape[0]).Select(_ => new InversionCandidate()).ToArray();
        var noise = points.Slice(1, 0, goal.LatentDimensions).Copy();
        noise.RequiresGradient = true;
        var adam = new Adam([new NamedTensor("noise", noise)], learningRate);
        for (var i = 0; i <= count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var done = (double)_done / steps;
            using (StepScope.Begin())
            {
                var objective = Look(goal.WithClasses(noise, points), noise, candidates);
                if (i < count)
                {
                    adam.LearningRate = learningRate * (1 + Math.Cos(Math.PI * _done++ / steps)) / 2;
                    adam.Step(Gradients.Compute(objective, [noise]));
                    goal.Confine(noise.Span);
                }
            }
            report(done, candidates.MinBy(candidate => candidate.Objective)!);
        }
        return [.. candidates.OrderBy(candidate => candidate.Objective)];
    }

    /// <summary>Offers each point to its candidate and returns the sum of the objectives.</summary>
    private Tensor Look(Tensor points, Tensor noise, InversionCandidate[] candidates)
    {
        var (images, errors) = goal.Compare(points);
        var objectives = errors + goal.Prior(noise);
        var (inputs, pixels) = (points.Shape[1], images.Count / candidates.Length);
        for (var i = 0; i < candidates.Length; i++)
        {
            candidates[i]
                .Offer(
                    objectives.Span[i],
                    errors.Span[i],
                    points.Span.Slice(i * inputs, inputs),
                    images.Span.Slice(i * pixels, pixels)
                );
        }

        return objectives.Sum();
    }
}
