using GanForge.Gans;
using GanForge.Imaging;
using GanForge.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace GanForge.Studio;

/// <summary>A player's turn as the page of a lesson shows it: its first few images, as bytes, and all its figures.</summary>
internal sealed record MoveView
{
    private const int Shown = 8;

    /// <summary>Whose turn it is.</summary>
    public required string Player { get; init; }

    /// <summary>Whether it is the generator.</summary>
    public required bool IsGenerator { get; init; }

    /// <summary>Whether it stepped, or was held still.</summary>
    public required bool Learnt { get; init; }

    /// <summary>The loss's name.</summary>
    public required string LossName { get; init; }

    /// <summary>The loss.</summary>
    public required float Loss { get; init; }

    /// <summary>What the move reported.</summary>
    public required IReadOnlyDictionary<string, float> Figures { get; init; }

    /// <summary>The batch's size.</summary>
    public required int Batch { get; init; }

    /// <summary>The first noise vectors, 64 numbers of each at most.</summary>
    public required float[][]? Noise { get; init; }

    /// <summary>The first real images: bytes in base 64.</summary>
    public required string? Reals { get; init; }

    /// <summary>The first generated images.</summary>
    public required string? Fakes { get; init; }

    /// <summary>The same noise's images after the move.</summary>
    public required string? FakesAfter { get; init; }

    /// <summary>Of each pixel of the first generated images, how much brighter it is wanted: 128 not at all, 255 most.</summary>
    public required string? Wanted { get; init; }

    /// <summary>What the discriminator believed before.</summary>
    public required BatchScores? Before { get; init; }

    /// <summary>What it believes after.</summary>
    public required BatchScores? After { get; init; }

    /// <summary>The norm of the gradient.</summary>
    public required float GradientNorm { get; init; }

    /// <summary>The norm of the weights.</summary>
    public required float WeightNorm { get; init; }

    /// <summary>The norm of the weights' change.</summary>
    public required float UpdateNorm { get; init; }

    /// <summary>The step size.</summary>
    public required double LearningRate { get; init; }

    /// <summary>A move of a lesson; of points no pictures are drawn.</summary>
    public static MoveView Of(LessonMove move, TrainingLesson lesson)
    {
        var isPoints = lesson.Mixture is not null;
        return new MoveView
        {
            Player = move.Player,
            IsGenerator = move.IsGenerator,
            Learnt = move.Learnt,
            LossName = Series.InWords(move.LossName),
            Loss = move.Loss,
            Figures = move.Figures.ToDictionary(figure => Series.InWords(figure.Key), figure => figure.Value),
            Batch = move.Reals.Shape[0],
            Noise = move.Noise is { } noise ? VectorsOf(noise, lesson.Recipe.LatentDimensions) : null,
            Reals = isPoints ? null : PixelsOf(move.Reals, lesson.Range),
            Fakes = isPoints ? null : PixelsOf(move.Fakes, lesson.Range),
            FakesAfter = isPoints ? null : PixelsOf(move.FakesAfter, lesson.Range),
            Wanted = isPoints ? null : WishesOf(move.PixelGradient),
            Before = move.Before,
            After = move.After,
            GradientNorm = move.GradientNorm,
            WeightNorm = move.WeightNorm,
            UpdateNorm = move.UpdateNorm,
            LearningRate = move.LearningRate,
        };
    }

    private static string? PixelsOf(Tensor? images, ValueRange range) => images is null
        ? null
        : Convert.ToBase64String(Array.ConvertAll(First(images).ToArray(), range.ToByte));

    /// <summary>The loss falls against the gradient; the strongest wish of an image sets its scale.</summary>
    private static string? WishesOf(Tensor? gradient)
    {
        if (gradient is null)
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

    private static float[][] VectorsOf(Tensor noise, int dimensions) =>
        [.. Enumerable.Range(0, Math.Min(Shown, noise.Shape[0])).Select(i => noise.Span.Slice(i * noise.Shape[1], Math.Min(64, dimensions)).ToArray())];

    private static ReadOnlySpan<float> First(Tensor images) => images.Span[..(images.Count / images.Shape[0] * Math.Min(Shown, images.Shape[0]))];
}
