using System.Runtime.CompilerServices;
using GanForge.Networks.Checkpoints;
using GanForge.Tensors;
using GanForge.Tensors.Simd;

namespace GanForge.Networks.Optimizers;

/// <summary>
/// RMSprop (Tieleman and Hinton 2012) as PyTorch computes it: v ← smoothing · v + (1 − smoothing) · g²;
/// w ← w − rate · g / (√v + ε), with g = gradient + weightDecay · w.
/// <code>
/// var optimizer = new RmsProp(critic.Parameters, learningRate: 5e-5);
/// </code>
/// </summary>
public sealed class RmsProp : Optimizer
{
    private readonly double _smoothing;
    private readonly double _epsilon;
    private readonly double _weightDecay;
    private readonly IReadOnlyList<Tensor> _squares;

    /// <summary>Creates an RMSprop optimizer.</summary>
    /// <param name="parameters">The parameters to optimize.</param>
    /// <param name="learningRate">The step size.</param>
    /// <param name="smoothing">Decay rate of the mean squared gradient, in [0, 1): PyTorch's alpha 0.99, Keras's rho
    /// 0.9.</param>
    /// <param name="epsilon">Term added to the root: PyTorch 1e-8, Keras 1e-7.</param>
    /// <param name="weightDecay">Factor of the weights in the gradient (L2 penalty).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public RmsProp(
        IEnumerable<NamedTensor> parameters,
        double learningRate,
        double smoothing = 0.99,
        double epsilon = 1e-8,
        double weightDecay = 0
    )
        : base(parameters, learningRate)
    {
        _smoothing = RequireFactor(smoothing, nameof(smoothing));
        _epsilon = RequireNotNegative(epsilon, nameof(epsilon));
        _weightDecay = RequireNotNegative(weightDecay, nameof(weightDecay));
        _squares = AddState("square");
    }

    /// <inheritdoc/>
    protected override void Update(IReadOnlyList<Tensor> gradients)
    {
        var rule = new Rule(
            (float)LearningRate,
            (float)_smoothing,
            (float)(1 - _smoothing),
            (float)_epsilon,
            (float)_weightDecay
        );
        Sweep.Run(rule, Parameters, gradients, _squares);
    }

    internal readonly unsafe struct Rule(float rate, float keep, float take, float epsilon, float weightDecay)
        : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd>(float* parameter, float* gradient, float* first, float* second)
            where TSimd : struct, ISimd<TSimd>
        {
            var w = TSimd.Load(parameter);
            var g = TSimd.MultiplyAdd(TSimd.Broadcast(weightDecay), w, TSimd.Load(gradient));
            var v = TSimd.MultiplyAdd(
                TSimd.Broadcast(keep),
                TSimd.Load(first),
                TSimd.Multiply(TSimd.Multiply(g, g), TSimd.Broadcast(take))
            );
            TSimd.Store(first, v);
            var step = TSimd.Divide(g, TSimd.Add(TSimd.Sqrt(v), TSimd.Broadcast(epsilon)));
            TSimd.Store(parameter, TSimd.MultiplyAdd(TSimd.Broadcast(-rate), step, w));
        }
    }
}
