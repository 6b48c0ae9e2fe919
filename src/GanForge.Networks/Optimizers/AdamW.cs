using GanForge.Networks.Checkpoints;
using GanForge.Tensors;

namespace GanForge.Networks.Optimizers;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv:1711.05101): the weights shrink by a share of
/// rate · weightDecay before a step of <see cref="Adam"/> whose gradient does not include the decay.
/// <code>
/// var optimizer = new AdamW(generator.Parameters, learningRate: 2e-4, weightDecay: 0.01);
/// </code>
/// </summary>
public sealed class AdamW : Optimizer
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private readonly double _weightDecay;
    private readonly IReadOnlyList<Tensor> _first;
    private readonly IReadOnlyList<Tensor> _second;

    /// <summary>Creates an AdamW optimizer.</summary>
    /// <param name="parameters">The parameters to optimize.</param>
    /// <param name="learningRate">The step size.</param>
    /// <param name="beta1">Decay rate of the mean gradient, in [0, 1).</param>
    /// <param name="beta2">Decay rate of the mean squared gradient, in [0, 1).</param>
    /// <param name="epsilon">Term added to the corrected root.</param>
    /// <param name="weightDecay">Decay coefficient; each step shrinks the weights by a share of rate ·
    /// weightDecay.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public AdamW(
        IEnumerable<NamedTensor> parameters,
        double learningRate = 1e-3,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-8,
        double weightDecay = 0.01
    )
        : base(parameters, learningRate)
    {
        _beta1 = RequireFactor(beta1, nameof(beta1));
        _beta2 = RequireFactor(beta2, nameof(beta2));
        _epsilon = RequireNotNegative(epsilon, nameof(epsilon));
        _weightDecay = RequireNotNegative(weightDecay, nameof(weightDecay));
        _first = AddState("moment1");
        _second = AddState("moment2");
    }

    /// <inheritdoc/>
    protected override void Update(IReadOnlyList<Tensor> gradients)
    {
        var rule = AdamRule.At(
            StepCount,
            LearningRate,
            _beta1,
            _beta2,
            _epsilon,
            AdamEpsilon.PyTorch,
            gradientDecay: 0,
            shrink: 1 - (LearningRate * _weightDecay)
        );
        Sweep.Run(rule, Parameters, gradients, _first, _second);
    }
}
