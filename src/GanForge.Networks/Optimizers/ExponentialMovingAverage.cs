using System.Runtime.CompilerServices;
using GanForge.Networks.Checkpoints;
using GanForge.Tensors;
using GanForge.Tensors.Simd;

namespace GanForge.Networks.Optimizers;

/// <summary>
/// An exponential moving average of a module's parameters and buffers:
/// average ← decay · average + (1 − decay) · parameter.
/// <code>
/// var average = new ExponentialMovingAverage(generator, decay: 0.999);
/// average.Update();                       // after each step of the generator
/// using (average.SwapIn())                // the generator has the averaged weights in here
///     samples = generator.Forward(noise, ForwardContext.Inference);
/// </code>
/// </summary>
/// <remarks>
/// Averaged generators produce better samples (Yazıcı et al. 2019, arXiv:1806.04498). Buffers are averaged too, because
/// the running statistics of the latest weights do not fit averaged weights.
/// </remarks>
public sealed class ExponentialMovingAverage : ICheckpointed
{
    private const string UpdatesName = "updates";

    private readonly double _decay;
    private readonly bool _warmUp;
    private readonly Tensor[] _numbers;
    private readonly Tensor[] _averages;
    private readonly NamedTensor[] _state;
    private readonly FusedUpdate _update;
    private bool _isSwapped;

    /// <summary>Creates an average that starts from the module's current values.</summary>
    /// <param name="module">Module whose parameters and buffers are averaged.</param>
    /// <param name="decay">Share of the average kept at each update, in [0, 1); see
    /// <see cref="DecayOfHalfLife"/>.</param>
    /// <param name="warmUp">Whether to limit the decay of update t, counted from 0, to (1 + t) / (10 + t).</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is out of range.</exception>
    public ExponentialMovingAverage(Module module, double decay = 0.999, bool warmUp = false)
    {
        ArgumentNullException.ThrowIfNull(module);
        if (decay is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(decay), decay, "A decay lies in [0, 1).");
        (_decay, _warmUp) = (decay, warmUp);
        NamedTensor[] numbers = [.. module.Parameters, .. module.Buffers];
        _numbers = Array.ConvertAll(numbers, number => number.Tensor);
        _averages = Array.ConvertAll(_numbers, number => number.Copy().KeepForever());
        _state = [.. numbers.Zip(_averages, (number, average) => number with { Tensor = average })];
        _update = new FusedUpdate(_averages);
    }

    /// <summary>The number of updates, including those before a checkpoint.</summary>
    public long UpdateCount { get; private set; }

    /// <summary>The averages of the parameters, then those of the buffers, under the module's names.</summary>
    public IReadOnlyList<NamedTensor> State => _state;

    /// <summary>Computes the decay for a half-life in images: 0.5^(images per update / half-life).</summary>
    /// <param name="imagesPerUpdate">Images per update: the batch size.</param>
    /// <param name="halfLife">Half-life in images, above 0.</param>
    public static double DecayOfHalfLife(double imagesPerUpdate, double halfLife)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfLife);
        return Math.Pow(0.5, imagesPerUpdate / halfLife);
    }

    /// <summary>Updates the averages with the module's current values.</summary>
    /// <exception cref="InvalidOperationException">The averages are swapped in.</exception>
    public void Update()
    {
        ThrowIfSwapped();
        var decay = _warmUp ? Math.Min(_decay, (1.0 + UpdateCount) / (10.0 + UpdateCount)) : _decay;
        UpdateCount++;
        _update.Run(new Rule((float)(1 - decay)), _averages, _numbers);
    }

    /// <summary>Swaps the module's values with the averages until disposed; both are restored bit for bit.</summary>
    /// <exception cref="InvalidOperationException">The averages are already swapped in.</exception>
    public SwappedScope SwapIn()
    {
        ThrowIfSwapped();
        _isSwapped = true;
        Swap();
        return new SwappedScope(this);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The averages are swapped in.</exception>
    public void SaveTo(SafeTensors file, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(file);
        ThrowIfSwapped();
        file.Add(_state, prefix);
        file.AddInt64(NamedTensor.Join(prefix, UpdatesName), UpdateCount);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The averages are swapped in.</exception>
    public void LoadFrom(SafeTensors file, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(file);
        ThrowIfSwapped();
        var updates = file.GetInt64(NamedTensor.Join(prefix, UpdatesName));
        file.CopyTo(_state, prefix);
        UpdateCount = updates;
    }

    private void Swap()
    {
        for (var t = 0; t < _numbers.Length; t++)
        {
            var a = _numbers[t].Span;
            var b = _averages[t].Span;
            for (var i = 0; i < a.Length; i++)
                (a[i], b[i]) = (b[i], a[i]);
        }
    }

    private void ThrowIfSwapped()
    {
        if (_isSwapped)
            throw new InvalidOperationException("The averaged weights are swapped in; dispose of that scope first.");
    }

    /// <summary>A scope in which the module has the averaged weights.</summary>
    public readonly ref struct SwappedScope
    {
        private readonly ExponentialMovingAverage? _average;

        internal SwappedScope(ExponentialMovingAverage average) => _average = average;

        /// <summary>Restores the module's own weights.</summary>
        public void Dispose()
        {
            if (_average is null or { _isSwapped: false })
                return;
            _average.Swap();
            _average._isSwapped = false;
        }
    }

    internal readonly unsafe struct Rule(float take) : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TSimd>(float* parameter, float* gradient, float* first, float* second)
            where TSimd : struct, ISimd<TSimd>
        {
            var average = TSimd.Load(parameter);
            var difference = TSimd.Subtract(TSimd.Load(gradient), average);
            TSimd.Store(parameter, TSimd.MultiplyAdd(TSimd.Broadcast(take), difference, average));
        }
    }
}
