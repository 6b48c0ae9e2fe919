namespace GanForge.Tensors;

/// <summary>How a tensor was made: enough to carry a gradient from it to its inputs.</summary>
internal sealed class RecordedOp(Tensor[] inputs, Gradient? whole, SelectiveGradient? selective)
{
    private static long _count;

    /// <summary>Rises with every op: an op's inputs were always recorded before it.</summary>
    public long Sequence { get; } = Interlocked.Increment(ref _count);

    public Tensor[] Inputs { get; } = inputs;

    public Tensor?[] GradientsFrom(Tensor y, Tensor dy, Wanted wanted) =>
        whole is not null ? whole(y, dy) : selective!(y, dy, wanted);
}

/// <summary>
/// The gradient of an op, in ops: from its result y and the gradient dy of the final output with respect to y, the
/// gradient with respect to each input. Entries that are not wanted may be null.
/// </summary>
internal delegate Tensor?[] SelectiveGradient(Tensor y, Tensor dy, Wanted wanted);

/// <summary>The gradient of an op whose parts are cheap enough to be computed always.</summary>
internal delegate Tensor?[] Gradient(Tensor y, Tensor dy);

/// <summary>Which of an op's inputs somebody wants a gradient for.</summary>
internal readonly struct Wanted(ulong mask)
{
    public bool this[int input] => (mask >> input & 1) != 0;
}
