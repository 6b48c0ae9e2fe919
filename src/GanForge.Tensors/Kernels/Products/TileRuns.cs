namespace GanForge.Tensors.Kernels.Products;

/// <summary>The terms that a tile sums over: equally long runs, each with its own offset in A and in B.</summary>
internal unsafe struct TileRuns
{
    /// <summary>The start of each run in A, relative to a row's pointer.</summary>
    public int* OffsetsA;

    /// <summary>The start of each run in B.</summary>
    public int* OffsetsB;

    /// <summary>The number of runs.</summary>
    public int Count;

    /// <summary>The number of elements per run.</summary>
    public int Length;

    /// <summary>An offset added to every offset in A.</summary>
    public int StartA;

    /// <summary>The distance from one element of A to the next.</summary>
    public nint StepA;

    /// <summary>The distance from one row of B to the next.</summary>
    public nint StepB;
}

/// <summary>The operation applied to a finished tile: adds a bias and scales values below zero.</summary>
internal readonly unsafe struct TileEpilogue(float* bias, float negativeSlope)
{
    public readonly float* Bias = bias;
    public readonly float Slope = negativeSlope;

    public bool IsIdentity => Bias is null && Slope == 1f;
}
