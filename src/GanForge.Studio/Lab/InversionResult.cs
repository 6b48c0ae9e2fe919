using GanForge.Tensors;

namespace GanForge.Studio.Lab;

/// <summary>The generated image that was found to be nearest to a given one.</summary>
public sealed record InversionResult
{
    /// <summary>What the generator makes it of, (1, generator inputs): noise, and its class behind it where images are made by class.</summary>
    public required Tensor Point { get; init; }

    /// <summary>Its class, or null where images are not made by class.</summary>
    public required int? Class { get; init; }

    /// <summary>The image, (1, H, W, C).</summary>
    public required Tensor Image { get; init; }

    /// <summary>The mean squared difference from the given image, with pixels from 0 to 1.</summary>
    public required double Error { get; init; }

    /// <summary>That of the best of the random starts, before any descent.</summary>
    public required double StartError { get; init; }
}
