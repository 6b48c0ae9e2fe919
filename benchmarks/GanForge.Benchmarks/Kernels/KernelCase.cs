using GanForge.Tensors;

namespace GanForge.Benchmarks;

/// <summary>A product or a pass of a convolution, at a size that occurs.</summary>
/// <param name="Network">Whose layer it is, or what else it stands for.</param>
/// <param name="Layer">The layer and its size.</param>
/// <param name="Pass">Output, input gradient or weight gradient.</param>
/// <param name="Operations">Multiplications and additions, of taps inside the image only.</param>
/// <param name="Op">The op; called within a step's scope, unrecorded.</param>
internal sealed record KernelCase(string Network, string Layer, string Pass, double Operations, Func<Tensor> Op)
{
    /// <summary>Runs it as a training step does: the result's memory comes from the pool.</summary>
    public void Run()
    {
        using var scope = StepScope.Begin();
        using var unrecorded = Gradients.NoGrad();
        _ = Op();
    }

    /// <summary>The name to filter by.</summary>
    public override string ToString() => $"{Network} {Layer} {Pass}";
}
