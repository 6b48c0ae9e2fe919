namespace GanForge.Tensors;

/// <summary>
/// Differentiable functions of tensors, one op per file with its shape rule, kernel and gradient. Gradients are written
/// in ops, so they can be differentiated again without extra code.
/// </summary>
public static partial class Ops
{
    /// <summary>Declares an op that always computes the gradients of all its inputs.</summary>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="kernel">The kernel, which writes every element of the result.</param>
    /// <param name="inputs">The tensors that gradients can flow to.</param>
    /// <param name="gradient">The function from (y, dy) to the gradients of the inputs, in ops.</param>
    internal static Tensor Op(in Shape shape, Action<Tensor> kernel, ReadOnlySpan<Tensor> inputs, Gradient gradient)
    {
        var y = Compute(shape, kernel);
        if (ShouldRecord(inputs))
            y.Producer = new RecordedOp(inputs.ToArray(), gradient, null);
        return y;
    }

    /// <summary>Declares an op that computes only the gradients that are needed.</summary>
    internal static Tensor Op(
        in Shape shape,
        Action<Tensor> kernel,
        ReadOnlySpan<Tensor> inputs,
        SelectiveGradient gradient
    )
    {
        var y = Compute(shape, kernel);
        if (ShouldRecord(inputs))
            y.Producer = new RecordedOp(inputs.ToArray(), null, gradient);
        return y;
    }

    private static Tensor Compute(in Shape shape, Action<Tensor> kernel)
    {
        var y = Tensor.Uninitialized(shape);
        kernel(y);
        return y;
    }

    private static bool ShouldRecord(ReadOnlySpan<Tensor> inputs)
    {
        if (!Gradients.AreRecorded)
            return false;
        foreach (var input in inputs)
        {
            if (input.RequiresGradient)
                return true;
        }
        return false;
    }
}
