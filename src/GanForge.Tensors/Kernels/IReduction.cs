using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels;

/// <summary>How many numbers become one.</summary>
internal interface IReduction
{
    /// <summary>What the reduction of nothing is.</summary>
    static abstract float Start { get; }

    static abstract T Combine<T>(T a, T b)
        where T : struct, ISimd<T>;

    /// <summary>Joins the partial results of blocks, in double precision.</summary>
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

/// <summary>max x; −∞ of nothing.</summary>
internal readonly struct MaxReduction : IReduction
{
    public static float Start => float.NegativeInfinity;

    public static T Combine<T>(T a, T b)
        where T : struct, ISimd<T> => T.Max(a, b);

    public static double Combine(double a, double b) => Math.Max(a, b);
}
