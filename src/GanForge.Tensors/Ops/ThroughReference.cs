namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// The gradient of a fused op where it is itself to be differentiated. A fused op has its gradient as a kernel, for the
    /// common case that nobody differentiates it again, and the same op composed of others as the readable reference:
    /// <code>
    /// (y, dy, wanted) => Gradients.AreRecorded
    ///     ? ThroughReference([x, w], dy, inputs => Reference(inputs[0], inputs[1]))
    ///     : FusedGradient(y, dy, wanted)
    /// </code>
    /// The reference is evaluated on aliases of the inputs, where the walk back stops; through the aliases second-order
    /// gradients reach the inputs' own history.
    /// </summary>
    private static Tensor[] ThroughReference(Tensor[] inputs, Tensor dy, Func<Tensor[], Tensor> reference)
    {
        var aliases = Array.ConvertAll(inputs, static x =>
        {
            var alias = x.Alias(x.Shape);
            alias.Producer = new RecordedOp([x], static (_, dx) => [dx], null);
            return alias;
        });
        return Gradients.Within(reference(aliases), aliases, dy);
    }
}
