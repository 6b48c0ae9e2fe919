using System.Runtime.CompilerServices;

namespace GanForge.Tensors.Simd;

/// <summary>
/// Four registers as one: a loop over it is a loop over <typeparamref name="T"/> unrolled by four, with four
/// independent chains of sums instead of one.
/// </summary>
/// <typeparam name="T">The register type.</typeparam>
internal readonly unsafe struct SimdQuad<T>(T first, T second, T third, T fourth) : ISimd<SimdQuad<T>>
    where T : struct, ISimd<T>
{
    private readonly T _first = first;
    private readonly T _second = second;
    private readonly T _third = third;
    private readonly T _fourth = fourth;

    public static int Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4 * T.Lanes;
    }

    public static SimdQuad<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(T.Zero, T.Zero, T.Zero, T.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdQuad<T> Load(float* address) =>
        new(
            T.Load(address),
            T.Load(address + T.Lanes),
            T.Load(address + (2 * T.Lanes)),
            T.Load(address + (3 * T.Lanes))
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* address, SimdQuad<T> value)
    {
        T.Store(address, value._first);
        T.Store(address + T.Lanes, value._second);
        T.Store(address + (2 * T.Lanes), value._third);
        T.Store(address + (3 * T.Lanes), value._fourth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdQuad<T> Broadcast(float value)
    {
        var all = T.Broadcast(value);
        return new(all, all, all, all);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdQuad<T> Add(SimdQuad<T> left, SimdQuad<T> right) =>
        new(
            T.Add(left._first, right._first),
            T.Add(left._second, right._second),
            T.Add(left._third, right._third),
            T.Add(left._fourth, right._fourth)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdQuad<T> Subtract(SimdQuad<T> left, SimdQuad<T> right) =>
        new(
            T.Subtract(left._first, right._first),
            T.Subtract(left._second, right._second),
            T.Subtract(left._third, right._third),
            T.Subtract(left._fourth, right._fourth)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdQuad<T> Multiply(SimdQuad<T> left, SimdQuad<T> right) =>
        new(
            T.Multiply(left._first, right._first),
            T.Multiply(left._second, right._second),
            T.Multiply(left._third, right._third),
            T.Multiply(left._fourth, right._fourth)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdQuad<T> Divide(SimdQuad<T> left, SimdQuad<T> right) =>
        new(
            T.Divide(left._first, right._first),
            T.Divide(left._second, right._second),
            T.Divide(left._third, right._third),
            T.Divide(left._fourth, right._fourth)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdQuad<T> Sqrt(SimdQuad<T> value) =>
        new(T.Sqrt(value._first), T.Sqrt(value._second), T.Sqrt(value._third), T.Sqrt(value._fourth));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdQuad<T> Max(SimdQuad<T> left, SimdQuad<T> right) =>
        new(
            T.Max(left._first, right._first),
            T.Max(left._second, right._second),
            T.Max(left._third, right._third),
            T.Max(left._fourth, right._fourth)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdQuad<T> Min(SimdQuad<T> left, SimdQuad<T> right) =>
        new(
            T.Min(left._first, right._first),
            T.Min(left._second, right._second),
            T.Min(left._third, right._third),
            T.Min(left._fourth, right._fourth)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdQuad<T> MultiplyAdd(SimdQuad<T> a, SimdQuad<T> b, SimdQuad<T> c) =>
        new(
            T.MultiplyAdd(a._first, b._first, c._first),
            T.MultiplyAdd(a._second, b._second, c._second),
            T.MultiplyAdd(a._third, b._third, c._third),
            T.MultiplyAdd(a._fourth, b._fourth, c._fourth)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdQuad<T> SelectPositive(SimdQuad<T> condition, SimdQuad<T> whenPositive, SimdQuad<T> otherwise) =>
        new(
            T.SelectPositive(condition._first, whenPositive._first, otherwise._first),
            T.SelectPositive(condition._second, whenPositive._second, otherwise._second),
            T.SelectPositive(condition._third, whenPositive._third, otherwise._third),
            T.SelectPositive(condition._fourth, whenPositive._fourth, otherwise._fourth)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(SimdQuad<T> value) =>
        T.Sum(T.Add(T.Add(value._first, value._second), T.Add(value._third, value._fourth)));
}
