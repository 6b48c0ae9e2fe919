using GanForge.Data;
using GanForge.Evaluation.Examples;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Benchmarks;

/// <summary>Training images altered in various ways, from barely visible to unrecognisable.</summary>
/// <param name="train">The training images.</param>
/// <param name="count">The number of images to measure.</param>
internal sealed class Alterations(ImageDataset train, int count)
{
    private const int One = 1;

    /// <summary>All alterations; the noise is the same each time.</summary>
    public IReadOnlyList<ExampleSource> All { get; } =
    [
        DatasetExamples.Real(train, count, seed: 0),
        Altered(train, count, "noise of 5 % of white", Noise),
        Altered(
            train,
            count,
            "resized to 64 × 64 and back",
            (images, _) => images.ResizeBilinear(64, 64).ResizeBilinear(images.Shape[1], images.Shape[2])
        ),
        Altered(train, count, "moved by one pixel", (images, _) => Move(images, 1)),
        Altered(train, count, "moved by two", (images, _) => Move(images, 2)),
        Altered(train, count, "turned by 5°", (images, _) => Turn(images, 5)),
        Altered(train, count, "turned by 15°", (images, _) => Turn(images, 15)),
        Altered(
            train,
            count,
            "each pixel the mean of itself and three neighbours",
            (images, _) => Mean(Mean(images, 1), 2)
        ),
        new DatasetExamples(
            train.Pick([.. Enumerable.Range(0, train.Count).Where(i => train.Labels[i] != One).Take(count)]),
            "all ones missing"
        ),
        Repeated(train, count, 5_000, "only 5,000 different ones, each twice"),
        Repeated(train, count, 1_000, "only 1,000, each ten times"),
        Repeated(train, count, 10, "only ten, each a thousand times"),
        Altered(train, count, "nothing of it left: even grey", (images, _) => (images * 0f) + 0.5f),
        Altered(train, count, "all black", (images, _) => images * 0f),
        Altered(train, count, "each pixel at random", Random),
    ];

    private static AlteredImages Altered(ImageDataset train, int count, string what, Func<Tensor, int, Tensor> alter) =>
        new(DatasetExamples.Real(train, count, seed: 0), what, alter);

    private static DatasetExamples Repeated(ImageDataset train, int count, int different, string what) =>
        new(train.Pick([.. Enumerable.Range(0, count).Select(i => i % different)]), what);

    /// <summary>Adds Gaussian noise; values are later clipped at black and white.</summary>
    private static Tensor Noise(Tensor images, int batch)
    {
        var noise = Tensor.Uninitialized(images.Shape);
        new RandomStream(0, "scale.noise").At(batch).FillNormal(noise.Span, deviation: 0.05f);
        return images + noise;
    }

    private static Tensor Random(Tensor images, int batch)
    {
        var pixels = Tensor.Uninitialized(images.Shape);
        new RandomStream(0, "scale.pixels").At(batch).FillUniform(pixels.Span);
        return pixels;
    }

    /// <summary>Moves images to the right.</summary>
    private static Tensor Move(Tensor images, int pixels) => images.Pad(2, pixels, 0).Slice(2, 0, images.Shape[2]);

    /// <summary>Averages each pixel with the next one along an axis.</summary>
    private static Tensor Mean(Tensor images, int axis) =>
        (images + images.Pad(axis, 0, 1).Slice(axis, 1, images.Shape[axis])) / 2f;

    /// <summary>Rotates images about their centre with bilinear interpolation; pixels from outside are black.</summary>
    private static Tensor Turn(Tensor images, double degrees)
    {
        var (height, width) = (images.Shape[1], images.Shape[2]);
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        var turned = Tensor.Uninitialized(images.Shape);
        var index = 0;
        for (var n = 0; n < images.Shape[0]; n++)
        {
            var image = images.Span.Slice(n * height * width, height * width);
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    var (down, right) = (y - ((height - 1) / 2.0), x - ((width - 1) / 2.0));
                    turned.Span[index++] = At(
                        image,
                        height,
                        width,
                        (down * cosine) + (right * sine) + ((height - 1) / 2.0),
                        (right * cosine) - (down * sine) + ((width - 1) / 2.0)
                    );
                }
            }
        }
        return turned;
    }

    private static float At(ReadOnlySpan<float> image, int height, int width, double y, double x)
    {
        var (top, left) = ((int)Math.Floor(y), (int)Math.Floor(x));
        var (below, beside) = ((float)(y - top), (float)(x - left));
        return ((1 - below) * (((1 - beside) * Pixel(image, top, left)) + (beside * Pixel(image, top, left + 1))))
            + (below * (((1 - beside) * Pixel(image, top + 1, left)) + (beside * Pixel(image, top + 1, left + 1))));

        float Pixel(ReadOnlySpan<float> pixels, int row, int column) =>
            row >= 0 && row < height && column >= 0 && column < width ? pixels[(row * width) + column] : 0;
    }
}
