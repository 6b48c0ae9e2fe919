using System.Buffers.Binary;
using System.Runtime.InteropServices;
using GanForge.Imaging.Animations;
using GanForge.Imaging.Grids;
using GanForge.Studio.Web;
using GanForge.Tensors;
using Microsoft.AspNetCore.Http;

namespace GanForge.Studio.Models;

/// <summary>
/// The wire format: vectors as consecutive little-endian 32-bit floats, images as one byte per pixel channel.
/// </summary>
internal static class WireFormat
{
    /// <summary>The maximum number of vectors per request.</summary>
    public const int MaxVectors = 1_024;

    private const int ComfortableWidth = 224;

    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(80);

    /// <summary>Reads vectors (count, dimensions) from a request body.</summary>
    /// <exception cref="StudioException">
    /// The body is empty, too large, not a whole number of vectors, or holds a number that is not finite.
    /// </exception>
    public static async Task<Tensor> ReadVectors(HttpRequest request, int dimensions)
    {
        var bytes = await ReadBytes(request);
        var size = dimensions * sizeof(float);
        if (bytes.Length == 0 || bytes.Length % size != 0 || bytes.Length / size > MaxVectors)
        {
            throw new StudioException(
                StatusCodes.Status400BadRequest,
                $"This generator takes 1 to {MaxVectors} vectors of {dimensions} numbers; {bytes.Length} bytes "
                    + $"came, and a vector has {size}."
            );
        }

        var vectors = Tensor.Uninitialized([bytes.Length / size, dimensions]);
        for (var i = 0; i < vectors.Count; i++)
        {
            var number = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
            vectors.Span[i] = float.IsFinite(number)
                ? number
                : throw new StudioException(StatusCodes.Status400BadRequest, $"Number {i} of the vectors is {number}.");
        }
        return vectors;
    }

    /// <summary>Reads the bytes of a request body.</summary>
    public static async Task<byte[]> ReadBytes(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }

    /// <summary>Encodes images (count, H, W, C) as an animated GIF, enlarged for viewing.</summary>
    public static byte[] Gif(Tensor images, ValueRange range)
    {
        var (count, height, width, channels) = (images.Shape[0], images.Shape[1], images.Shape[2], images.Shape[3]);
        var grid = new ImageGrid
        {
            Columns = 1,
            Scale = Math.Max(1, ComfortableWidth / width),
            Padding = 0,
        };
        var size = height * width * channels;
        return Imaging.Animations.Gif.Encode(
            Animation.Create(
                count,
                i => grid.Draw(new ImageBatch(images.Span.Slice(i * size, size), height, width, channels, range)),
                FrameTime
            )
        );
    }

    /// <summary>Encodes numbers as a body of vectors.</summary>
    public static byte[] OfVectors(ReadOnlySpan<float> numbers)
    {
        if (BitConverter.IsLittleEndian)
            return MemoryMarshal.AsBytes(numbers).ToArray();
        var bytes = new byte[numbers.Length * sizeof(float)];
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), numbers[i]);
        return bytes;
    }
}
