namespace GanForge.Tensors.Simd;

/// <summary>
/// A register of float32 lanes. Kernels are generic over it, so they are written once for every width; the JIT compiles
/// each width separately, with the operations inlined to single instructions.
/// </summary>
/// <typeparam name="TSelf">The register type.</typeparam>
internal unsafe interface ISimd<TSelf>
    where TSelf : struct, ISimd<TSelf>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Lanes { get; }

    static abstract TSelf Zero { get; }

    static abstract TSelf Load(float* address);

    static abstract void Store(float* address, TSelf value);

    static abstract TSelf Broadcast(float value);

    static abstract TSelf Add(TSelf left, TSelf right);

    static abstract TSelf Subtract(TSelf left, TSelf right);

    static abstract TSelf Multiply(TSelf left, TSelf right);

    static abstract TSelf Divide(TSelf left, TSelf right);

    static abstract TSelf Sqrt(TSelf value);

    static abstract TSelf Max(TSelf left, TSelf right);

    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>a · b + c, with a single rounding if the processor supports it.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>
    /// For each lane, <paramref name="whenPositive"/> if the condition is above zero, else
    /// <paramref name="otherwise"/>.
    /// </summary>
    static abstract TSelf SelectPositive(TSelf condition, TSelf whenPositive, TSelf otherwise);

    /// <summary>The sum of the lanes, in a fixed order.</summary>
    static abstract float Sum(TSelf value);
}
