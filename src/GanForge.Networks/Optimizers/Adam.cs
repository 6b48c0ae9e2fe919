using GanForge.Networks.Checkpoints;
using GanForge.Tensors;

namespace GanForge.Networks.Optimizers;

/// <summary>
/// Adam (Kingma and Ba 2015, arXiv:1412.6980): m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²;
/// w ← w − rate · m̂ / (√v̂ + ε), with g = gradient + weightDecay · w. <see cref="AdamEpsilon"/> places ε exactly.
/// <code>
/// var optimizer = new Adam(generator.Parameters, learningRate: 2e-4, beta1: 0.5);
/// </code>
/// </summary>
public sealed class Adam : Optimizer
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private readonly double _weightDecay;
    private readonly AdamEpsilon _placement;
    private readonly IReadOnlyList<Tensor> _first;
    private readonly IReadOnlyList<Tensor> _second;

    /// <summary>Creates an Adam optimizer.</summary>
    /// <param name="parameters">The parameters to optimize.</param>
    /// <param name="learningRate">The step size.</param>
    /// <param name="beta1">Decay rate of the mean gradient, in [0, 1).</param>
    /// <param name="beta2">Decay rate of the mean squared gradient, in [0, 1).</param>
    /// <param name="epsilon">Term ε that keeps the fraction finite.</param>
    /// <param name="weightDecay">Factor of the weights in the gradient (L2 penalty).</param>
    /// <param name="placement">Position of ε in the update.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public Adam(
        IEnumerable<NamedTensor> parameters,
        double learningRate = 1e-3,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-8,
        double weightDecay = 0,
        AdamEpsilon placement = AdamEpsilon.PyTorch
    )
        : base(parameters, learningRate)
    {
        _beta1 = RequireFactor(beta1, nameof(beta1));
        _beta2 = RequireFactor(beta2, nameof(beta2));
        _epsilon = RequireNotNegative(epsilon, nameof(epsilon));
        _weightDecay = RequireNotNegative(weightDecay, nameof(weightDecay));
        _placement = placement;
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
            _placement,
            gradientDecay: _weightDecay,
            shrink: 1
        );
        Sweep.Run(rule, Parameters, gradients, _first, _second);
    }
}
