namespace GanForge.Tensors.Kernels.Products;

/// <summary>What a tile sums over: equally long runs, each at its own place in A and in B.</summary>
internal unsafe struct TileRuns
{
    /// <summary>Where each run begins, from a row's pointer.</summary>
    public int* OffsetsA;

    /// <summary>Where each run begins in B.</summary>
    public int* OffsetsB;

    /// <summary>The number of runs.</summary>
    public int Count;

    /// <summary>Elements of a run.</summary>
    public int Length;

    /// <summary>Added to every offset in A.</summary>
    public int StartA;

    /// <summary>From one element of A to the next.</summary>
    public nint StepA;

    /// <summary>From one row of B to the next.</summary>
    public nint StepB;
}

/// <summary>What happens to a finished tile: a bias is added, and what is below zero is scaled.</summary>
internal readonly unsafe struct TileEpilogue(float* bias, float negativeSlope)
{
    public readonly float* Bias = bias;
    public readonly float Slope = negativeSlope;

    public bool IsIdentity => Bias is null && Slope == 1f;
}
