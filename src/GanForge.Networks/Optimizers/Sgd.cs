using System.Runtime.CompilerServices;
using GanForge.Networks.Checkpoints;
using GanForge.Tensors;
using GanForge.Tensors.Simd;

namespace GanForge.Networks.Optimizers;

/// <summary>
/// Stochastic gradient descent with PyTorch's momentum: g ← gradient + weightDecay · w; b ← momentum · b + g;
/// w ← w − rate · b, or with Nesterov momentum w ← w − rate · (g + momentum · b).
/// <code>
/// var optimizer = new Sgd(discriminator.Parameters, learningRate: 0.01, momentum: 0.9);
/// </code>
/// </summary>
public sealed class Sgd : Optimizer
{
    private readonly double _momentum;
    private readonly bool _nesterov;
    private readonly double _weightDecay;
    private readonly IReadOnlyList<Tensor>? _velocities;

    /// <summary>Creates an SGD optimizer.</summary>
    /// <param name="parameters">The parameters to optimize.</param>
    /// <param name="learningRate">The step size.</param>
    /// <param name="momentum">Factor of the previous direction, in [0, 1).</param>
    /// <param name="nesterov">Whether to use Nesterov momentum.</param>
    /// <param name="weightDecay">Factor of the weights in the gradient (L2 penalty).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="ArgumentException">Nesterov momentum is requested with a momentum of 0.</exception>
    public Sgd(
        IEnumerable<NamedTensor> parameters,
        double learningRate,
        double momentum = 0,
        bool nesterov = false,
        double weightDecay = 0
    )
        : base(parameters, learningRate)
    {
        _momentum = RequireFactor(momentum, nameof(momentum));
        _weightDecay = RequireNotNegative(weightDecay, nameof(weightDecay));
        _nesterov =
            !nesterov || momentum > 0
                ? nesterov
                : throw new ArgumentException("Nesterov's look-ahead needs a momentum above 0.", nameof(nesterov));
        _velocities = momentum > 0 ? AddState("velocity") : null;
    }

    /// <inheritdoc/>
    protected override void Update(IReadOnlyList<Tensor> gradients)
    {
        var plain = new PlainRule((float)LearningRate, (float)_weightDecay);
        if (_velocities is null)
            Sweep.Run(plain, Parameters, gradients);
        else
            Sweep.Run(new MomentumRule(plain, (float)_momentum, _nesterov), Parameters, gradients, _velocities);
    }

    internal readonly unsafe struct PlainRule(float rate, float weightDecay) : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd>(float* parameter, float* gradient, float* first, float* second)
            where TSimd : struct, ISimd<TSimd>
        {
            var w = TSimd.Load(parameter);
            Move(parameter, w, Decayed(w, TSimd.Load(gradient)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TSimd Decayed<TSimd>(TSimd w, TSimd gradient)
            where TSimd : struct, ISimd<TSimd> => TSimd.MultiplyAdd(TSimd.Broadcast(weightDecay), w, gradient);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Move<TSimd>(float* parameter, TSimd w, TSimd direction)
            where TSimd : struct, ISimd<TSimd> =>
            TSimd.Store(parameter, TSimd.MultiplyAdd(TSimd.Broadcast(-rate), direction, w));
    }

    internal readonly unsafe struct MomentumRule(PlainRule plain, float momentum, bool nesterov) : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd>(float* parameter, float* gradient, float* first, float* second)
            where TSimd : struct, ISimd<TSimd>
        {
            var w = TSimd.Load(parameter);
            var g = plain.Decayed(w, TSimd.Load(gradient));
            var velocity = TSimd.MultiplyAdd(TSimd.Broadcast(momentum), TSimd.Load(first), g);
            TSimd.Store(first, velocity);
            plain.Move(parameter, w, nesterov ? TSimd.MultiplyAdd(TSimd.Broadcast(momentum), velocity, g) : velocity);
        }
    }
}
