namespace GanForge.Tensors;

/// <summary>
/// What can be computed from tensors: one op a file, its shape rule, its kernel and its gradient together. Every
/// gradient is written in ops, so gradients of gradients need nothing more.
/// </summary>
public static partial class Ops
{
    /// <summary>Declares an op whose gradient parts are all cheap.</summary>
    /// <param name="shape">The result's shape.</param>
    /// <param name="kernel">Writes every element of the result.</param>
    /// <param name="inputs">What gradients can flow to.</param>
    /// <param name="gradient">(y, dy) to the gradients of the inputs, in ops.</param>
    internal static Tensor Op(in Shape shape, Action<Tensor> kernel, ReadOnlySpan<Tensor> inputs, Gradient gradient)
    {
        var y = Compute(shape, kernel);
        if (ShouldRecord(inputs))
            y.Producer = new RecordedOp(inputs.ToArray(), gradient, null);
        return y;
    }

    /// <summary>Declares an op that computes only those gradients that somebody wants.</summary>
    internal static Tensor Op(in Shape shape, Action<Tensor> kernel, ReadOnlySpan<Tensor> inputs, SelectiveGradient gradient)
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
