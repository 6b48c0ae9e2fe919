using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans;

/// <summary>
/// The noise whose images are looked at again and again, and what the generator has made of its first vector: captured
/// ten times an epoch, and thinned to every fifth, tenth, fiftieth … capture whenever there are more than a hundred.
/// </summary>
internal sealed class FixedNoise(Tensor vectors) : ICheckpointed
{
    /// <summary>Captures an epoch, where it has as many steps.</summary>
    public const int CapturesPerEpoch = 10;

    private const int MostCaptures = 100;

    private readonly List<(long Number, float[] Image)> _captures = [];
    private Shape _image = [];

    /// <summary>The noise, (N, latent dimensions).</summary>
    public Tensor Vectors { get; } = vectors;

    /// <summary>The vector that is followed, (1, latent dimensions).</summary>
    public Tensor First { get; } = Tensor.From(vectors.Span[..vectors.Shape[1]], [1, vectors.Shape[1]]);

    /// <summary>What has been captured, in order: the number, counted from 1 over all epochs, and the pixels.</summary>
    public IReadOnlyList<(long Number, float[] Image)> Captures => _captures;

    /// <summary>The number of the capture that is due after a step, or null.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="step">Steps done in it.</param>
    /// <param name="stepsPerEpoch">Steps it has.</param>
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
        _image = [image.Shape[1], image.Shape[2], image.Shape[3]];
        _captures.Add((number, image.Span.ToArray()));
        _captures.RemoveAll(capture => capture.Number % Stride(number) != 0);
    }

    public void SaveTo(SafeTensors file, string prefix = "")
    {
        file.Add(prefix, Vectors);
        if (_captures.Count == 0)
            return;
        file.Add($"{prefix}.captures", Tensor.From([.. _captures.SelectMany(capture => capture.Image)], _image.Batch(_captures.Count)));
        file.Add($"{prefix}.numbers", Tensor.From([.. _captures.Select(capture => (float)capture.Number)], [_captures.Count]));
    }

    public void LoadFrom(SafeTensors file, string prefix = "")
    {
        file.GetTensor(prefix).Span.CopyTo(Vectors.Span);
        Vectors.Span[..First.Count].CopyTo(First.Span);
        _captures.Clear();
        // Older checkpoints hold no captures.
        if (!file.Names.Contains($"{prefix}.captures"))
            return;
        var images = file.GetTensor($"{prefix}.captures");
        _image = [images.Shape[1], images.Shape[2], images.Shape[3]];
        var numbers = file.GetTensor($"{prefix}.numbers").Span;
        for (var i = 0; i < numbers.Length; i++)
            _captures.Add(((long)numbers[i], images.Span.Slice(i * _image.Elements, _image.Elements).ToArray()));
    }

    /// <summary>How far apart the captures are that stay, when the last one has this number: 1, 5, 10, 50, 100, …, each a multiple of the one before.</summary>
    private static long Stride(long number)
    {
        var stride = 1L;
        for (var times = 5; number / stride > MostCaptures; times = 7 - times)
            stride *= times;
        return stride;
    }
}
