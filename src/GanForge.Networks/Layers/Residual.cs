using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// A residual block: y = x + gain · branch(x). The learned gain starts at 0, so that a deep network without
/// normalization starts as a shallow one (SkipInit: De and Smith 2020, arXiv:2002.10444).
/// <code>
/// var block = new Residual(
///     new Conv2d(64, 64, kernel: 3, padding: 1, negativeSlope: 0.2f),
///     new Conv2d(64, 64, kernel: 3, padding: 1));
/// </code>
/// </summary>
public sealed class Residual : Module
{
    private readonly Sequential _branch;

    /// <summary>Creates a residual block.</summary>
    /// <param name="branch">Modules of the branch, first to last; together they preserve the shape of the
    /// input.</param>
    public Residual(params IEnumerable<Module> branch)
    {
        Gain = AddParameter("gain", [1], static (_, gain, _) => gain.Span.Clear());
        _branch = AddModule("branch", new Sequential(branch));
    }

    /// <summary>The factor of the branch, (1).</summary>
    public Tensor Gain { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context) => x + (Gain * _branch.Forward(x, context));

    /// <summary>The branch, one module per line.</summary>
    public override string ToString() => $"Residual\n{_branch}";
}
