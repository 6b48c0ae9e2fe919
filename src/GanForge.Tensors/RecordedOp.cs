namespace GanForge.Tensors;

/// <summary>The op that produced a tensor, with everything needed to propagate a gradient to its inputs.</summary>
internal sealed class RecordedOp(Tensor[] inputs, Gradient? whole, SelectiveGradient? selective)
{
    private static long _count;

    /// <summary>
    /// The sequence number, which increases with every op: an op's inputs were always recorded before it.
    /// </summary>
    public long Sequence { get; } = Interlocked.Increment(ref _count);

    public Tensor[] Inputs { get; } = inputs;

    public Tensor?[] GradientsFrom(Tensor y, Tensor dy, Wanted wanted) =>
        whole is not null ? whole(y, dy) : selective!(y, dy, wanted);
}

/// <summary>
/// The gradient of an op, in ops: maps its result y and the gradient dy of the final output with respect to y to the
/// gradient with respect to each input. Entries that are not wanted may be null.
/// </summary>
internal delegate Tensor?[] SelectiveGradient(Tensor y, Tensor dy, Wanted wanted);

/// <summary>The gradient of an op that is cheap enough to always be computed for all inputs.</summary>
internal delegate Tensor?[] Gradient(Tensor y, Tensor dy);

/// <summary>The inputs of an op for which a gradient is needed.</summary>
internal readonly struct Wanted(ulong mask)
{
    public bool this[int input] => (mask >> input & 1) != 0;
}
