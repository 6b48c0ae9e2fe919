using GanForge.Data;
using GanForge.Networks.Checkpoints;
using GanForge.Tensors;

namespace GanForge.Runs.State;

/// <summary>The noise of all sample grids, and captures of the images generated from one of its vectors.</summary>
/// <remarks>
/// An image is captured ten times per epoch. The captures are thinned to every fifth, tenth, fiftieth … whenever there
/// are more than a hundred.
/// </remarks>
/// <param name="vectors">
/// The noise of the seeds 0, 1, 2 …, (N, latent dimensions), so that each image can be generated again from its seed.
/// </param>
internal sealed class FixedNoise(Tensor vectors) : ICheckpointed
{
    /// <summary>The number of captures per epoch, if it has as many steps.</summary>
    public const int CapturesPerEpoch = 10;

    private const int MaxCaptures = 100;

    /// <summary>
    /// The index of the vector that is followed. If ten classes alternate, its digit is the hardest to draw; a 0 is
    /// good from the first epoch on.
    /// </summary>
    private const int UsuallyFollowed = 8;

    private readonly List<(long Number, float[] Image)> _captures = [];
    private ImageShape _image;

    /// <summary>The noise, (N, latent dimensions).</summary>
    public Tensor Vectors { get; } = vectors;

    /// <summary>The vector that is followed, (1, latent dimensions).</summary>
    public Tensor Followed =>
        Tensor.From(Vectors.Span.Slice(FollowedIndex * Vectors.Shape[1], Vectors.Shape[1]), [1, Vectors.Shape[1]]);

    /// <summary>The index of the vector that is followed.</summary>
    public int FollowedIndex { get; private set; } = UsuallyFollowed < vectors.Shape[0] ? UsuallyFollowed : 0;

    /// <summary>True if the vectors are those of the seeds 0, 1, 2 …; false only for runs of older versions.</summary>
    public bool IsOfSeeds { get; private set; } = true;

    /// <summary>The captures in order: the number, counted from 1 over all epochs, and the pixels.</summary>
    public IReadOnlyList<(long Number, float[] Image)> Captures => _captures;

    /// <summary>The number of the capture that is due after a step, or null.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="step">The number of steps done in the epoch.</param>
    /// <param name="stepsPerEpoch">The number of steps per epoch.</param>
    public static long? Due(int epoch, long step, long stepsPerEpoch)
    {
        var perEpoch = Math.Min(CapturesPerEpoch, stepsPerEpoch);
        var inEpoch = step * perEpoch / stepsPerEpoch;
        if (inEpoch == (step - 1) * perEpoch / stepsPerEpoch)
            return null;
        var number = ((epoch - 1) * perEpoch) + inEpoch;
        return number % Stride(number) == 0 ? number : null;
    }

    public void Capture(long number, Tensor image)
    {
        _image = new ImageShape(image.Shape[1], image.Shape[2], image.Shape[3]);
        _captures.Add((number, image.Span.ToArray()));
        _captures.RemoveAll(capture => capture.Number % Stride(number) != 0);
    }

    public void SaveTo(SafeTensors file, string prefix = "")
    {
        file.Add(prefix, Vectors);
        file.Add($"{prefix}.followed", Tensor.From([FollowedIndex], [1]));
        if (_captures.Count == 0)
            return;
        file.Add(
            $"{prefix}.captures",
            Tensor.From([.. _captures.SelectMany(capture => capture.Image)], _image.Batch(_captures.Count))
        );
        file.Add(
            $"{prefix}.numbers",
            Tensor.From([.. _captures.Select(capture => (float)capture.Number)], [_captures.Count])
        );
    }

    public void LoadFrom(SafeTensors file, string prefix = "")
    {
        var vectors = file.GetTensor(prefix).Span;
        IsOfSeeds = Vectors.Span.SequenceEqual(vectors);
        vectors.CopyTo(Vectors.Span);
        // Older checkpoints follow the first vector.
        var followed = file.Names.Contains($"{prefix}.followed") ? file.GetTensor($"{prefix}.followed").Span[0] : 0;
        FollowedIndex =
            followed >= 0 && followed < Vectors.Shape[0] && float.IsInteger(followed)
                ? (int)followed
                : throw new ArgumentException(
                    $"it follows the noise vector {followed}, and there are {Vectors.Shape[0]}"
                );
        _captures.Clear();
        // Older checkpoints hold no captures.
        if (!file.Names.Contains($"{prefix}.captures"))
            return;
        var images = file.GetTensor($"{prefix}.captures");
        _image = new ImageShape(images.Shape[1], images.Shape[2], images.Shape[3]);
        var numbers = file.GetTensor($"{prefix}.numbers").Span;
        for (var i = 0; i < numbers.Length; i++)
            _captures.Add(((long)numbers[i], images.Span.Slice(i * _image.Elements, _image.Elements).ToArray()));
    }

    /// <summary>
    /// The distance between the captures that are kept, for a given number of the last one: 1, 5, 10, 50, 100, …, each
    /// a multiple of the previous one.
    /// </summary>
    private static long Stride(long number)
    {
        var stride = 1L;
        for (var times = 5; number / stride > MaxCaptures; times = 7 - times)
            stride *= times;
        return stride;
    }
}
