using GanForge.Data;
using GanForge.Gans.Diagnostics;
using GanForge.Studio.Lab;
using GanForge.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace GanForge.Studio.Models;

/// <summary>An update as the lesson page shows it: the first few images, as bytes, and all scalars.</summary>
internal static class UpdateView
{
    private const int Shown = 8;
    private const int ShownNumbers = 64;

    /// <summary>Converts an update for JSON, with images as base64-encoded bytes; null for points.</summary>
    public static object From(LessonUpdate update, TrainingLesson lesson)
    {
        var hasPixels = lesson.Kind == ExampleKind.Images;
        return new
        {
            Player = update.Network,
            update.IsGenerator,
            update.Learnt,
            LossName = ScalarNames.ToWords(update.LossName),
            update.Loss,
            Scalars = update.Scalars.ToDictionary(scalar => ScalarNames.ToWords(scalar.Key), scalar => scalar.Value),
            Batch = update.Reals.Shape[0],
            Noise = update.Noise is { } noise ? VectorsOf(noise, lesson.Recipe.LatentDimensions) : null,
            Reals = PixelsOf(update.Reals),
            Fakes = PixelsOf(update.Fakes),
            FakesAfter = PixelsOf(update.FakesAfter),
            Wanted = WishesOf(update.PixelGradient),
            update.Before,
            update.After,
            update.GradientNorm,
            update.WeightNorm,
            update.UpdateNorm,
            update.LearningRate,
        };

        string? PixelsOf(Tensor? images) =>
            images is null || !hasPixels
                ? null
                : Convert.ToBase64String(Array.ConvertAll(First(images).ToArray(), lesson.Range.ToByte));

        // The loss falls against the gradient: 128 means no change, 255 the image's strongest push toward brighter.
        string? WishesOf(Tensor? gradient)
        {
            if (gradient is null || !hasPixels)
                return null;
            var size = gradient.Count / gradient.Shape[0];
            var wishes = new byte[First(gradient).Length];
            for (var start = 0; start < wishes.Length; start += size)
            {
                var image = gradient.Span.Slice(start, size);
                var most = Math.Max(float.Epsilon, Math.Abs(TensorPrimitives.MaxMagnitude<float>(image)));
                for (var i = 0; i < size; i++)
                    wishes[start + i] = (byte)Math.Round(128 - (127 * image[i] / most));
            }
            return Convert.ToBase64String(wishes);
        }
    }

    private static float[][] VectorsOf(Tensor noise, int dimensions) =>
        [
            .. Enumerable
                .Range(0, Math.Min(Shown, noise.Shape[0]))
                .Select(i => noise.Span.Slice(i * noise.Shape[1], Math.Min(ShownNumbers, dimensions)).ToArray()),
        ];

    private static ReadOnlySpan<float> First(Tensor images) =>
        images.Span[..(images.Count / images.Shape[0] * Math.Min(Shown, images.Shape[0]))];
}
