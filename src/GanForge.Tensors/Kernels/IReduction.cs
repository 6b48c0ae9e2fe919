using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels;

/// <summary>A reduction of many numbers to one.</summary>
internal interface IReduction
{
    /// <summary>The result for no numbers at all.</summary>
    static abstract float Start { get; }

    static abstract T Combine<T>(T a, T b)
        where T : struct, ISimd<T>;

    /// <summary>Combines the partial results of blocks, in double precision.</summary>
    static abstract double Combine(double a, double b);
}

/// <summary>Σ x.</summary>
internal readonly struct SumReduction : IReduction
{
    public static float Start => 0f;

    public static T Combine<T>(T a, T b)
        where T : struct, ISimd<T> => T.Add(a, b);

    public static double Combine(double a, double b) => a + b;
}

/// <summary>max x; −∞ for no numbers.</summary>
internal readonly struct MaxReduction : IReduction
{
    public static float Start => float.NegativeInfinity;

    public static T Combine<T>(T a, T b)
        where T : struct, ISimd<T> => T.Max(a, b);

    public static double Combine(double a, double b) => Math.Max(a, b);
}
