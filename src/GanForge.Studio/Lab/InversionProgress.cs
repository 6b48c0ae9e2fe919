using GanForge.Tensors;

namespace GanForge.Studio.Lab;

/// <summary>How far an inversion has come.</summary>
/// <param name="Done">The share of its steps that are behind, from 0 to 1.</param>
/// <param name="Error">The mean squared difference of the best image so far, with pixels from 0 to 1.</param>
/// <param name="Image">That image, (1, H, W, C).</param>
public sealed record InversionProgress(double Done, double Error, Tensor Image);
