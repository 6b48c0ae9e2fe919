using GanForge.Tensors;

namespace GanForge.Benchmarks;

/// <summary>A matrix product, or a pass of a convolution, of a given size.</summary>
/// <param name="Network">The recipe that has the layer, or another label.</param>
/// <param name="Layer">The layer and its size.</param>
/// <param name="Pass">Output, input gradient or weight gradient.</param>
/// <param name="Operations">Multiplications and additions, of taps inside the image only.</param>
/// <param name="Op">The op; called within a step's scope, without recording gradients.</param>
internal sealed record KernelCase(string Network, string Layer, string Pass, double Operations, Func<Tensor> Op)
{
    /// <summary>Runs the op as a training step does: the result's memory comes from the pool.</summary>
    public void Run()
    {
        using var scope = StepScope.Begin();
        using var unrecorded = Gradients.NoGrad();
        _ = Op();
    }

    /// <summary>The name to filter by.</summary>
    public override string ToString() => $"{Network} {Layer} {Pass}";
}
