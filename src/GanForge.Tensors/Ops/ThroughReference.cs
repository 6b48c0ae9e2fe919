namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>Computes a differentiable gradient of a fused op through a reference composed of other ops.</summary>
    /// <remarks>
    /// A fused op has a gradient kernel for the common case that the gradient is not differentiated again, and a
    /// readable reference for the other case:
    /// <code>
    /// (y, dy, wanted) => Gradients.AreRecorded
    ///     ? ThroughReference([x, w], dy, inputs => Reference(inputs[0], inputs[1]))
    ///     : FusedGradient(y, dy, wanted)
    /// </code>
    /// The reference is evaluated on aliases of the inputs, at which the backward pass stops; through the aliases,
    /// second-order gradients reach the inputs' own history.
    /// </remarks>
    private static Tensor[] ThroughReference(Tensor[] inputs, Tensor dy, Func<Tensor[], Tensor> reference)
    {
        var aliases = Array.ConvertAll(
            inputs,
            static x =>
            {
                var alias = x.Alias(x.Shape);
                alias.Producer = new RecordedOp([x], static (_, dx) => [dx], null);
                return alias;
            }
        );
        return Gradients.Within(reference(aliases), aliases, dy);
    }
}
