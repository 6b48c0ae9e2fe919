using GanForge.Tensors;

namespace GanForge.Studio.Lab;

/// <summary>The progress of an inversion.</summary>
/// <param name="Done">The fraction of steps done, from 0 to 1.</param>
/// <param name="Error">The mean squared error of the best image so far, with pixels scaled to 0–1.</param>
/// <param name="Image">The best image so far, (1, H, W, C).</param>
public sealed record InversionProgress(double Done, double Error, Tensor Image);
