using GanForge.Tensors;

namespace GanForge.Data;

/// <summary>
/// The shape (H, W, C) of an example: an image, or a point as a 1×1 image with a channel per coordinate.
/// </summary>
/// <param name="Height">The number of rows, H.</param>
/// <param name="Width">The number of columns, W.</param>
/// <param name="Channels">The number of channels per pixel, C: 1 for grey, 3 for colour.</param>
public readonly record struct ImageShape(int Height, int Width, int Channels)
{
    /// <summary>The shape of a point in the plane.</summary>
    public static ImageShape Point { get; } = new(1, 1, 2);

    /// <summary>True for a point: a vector without spatial structure, suitable only for dense layers.</summary>
    public bool IsPoint => Height == 1 && Width == 1;

    /// <summary>The rows and columns.</summary>
    public (int Height, int Width) Size => (Height, Width);

    /// <summary>The number of values, H·W·C.</summary>
    public int Elements => checked(Height * Width * Channels);

    /// <summary>The shape (N, H, W, C) of a batch.</summary>
    /// <param name="count">The number of examples, N.</param>
    public Shape Batch(int count) => [count, Height, Width, Channels];

    /// <summary>The shape as text, for example "28×28×1".</summary>
    public override string ToString() => $"{Height}×{Width}×{Channels}";

    /// <summary>The shape of a tensor that holds one example.</summary>
    public Shape ToShape() => [Height, Width, Channels];

    /// <inheritdoc cref="ToShape"/>
    public static implicit operator Shape(ImageShape image) => image.ToShape();
}
