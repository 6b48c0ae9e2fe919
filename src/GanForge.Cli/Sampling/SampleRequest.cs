using GanForge.Gans.Latent;

namespace GanForge.Cli.Sampling;

/// <summary>A validated request of `sample`.</summary>
internal sealed record SampleRequest
{
    /// <summary>The output path and format.</summary>
    public required SamplePath Out { get; init; }

    /// <summary>The seeds of the images, of a walk's stations, or of the variations of codes.</summary>
    public required NumberList Seeds { get; init; }

    /// <summary>The codes to decode, or null to generate from noise.</summary>
    public CodeRequest? Codes { get; init; }

    /// <summary>The classes to draw in rotation, by number or name; empty to let the seeds decide.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>The digits to draw as they were typed, or null.</summary>
    public string? Digits { get; init; }

    /// <summary>The factor applied to the noise.</summary>
    public float Truncation { get; init; } = 1;

    /// <summary>The walk, or null.</summary>
    public WalkRequest? Walk { get; init; }

    /// <summary>The epoch of the weights, or null for the latest.</summary>
    public int? Epoch { get; init; }

    /// <summary>The number of images per row, or null for automatic.</summary>
    public int? Columns { get; init; }

    /// <summary>The picture pixels per image pixel, or null for automatic.</summary>
    public int? Scale { get; init; }

    /// <summary>The frame rate of an animation.</summary>
    public int FramesPerSecond { get; init; }

    /// <summary>True if a NumPy array holds the generator's raw values.</summary>
    public bool AsFloats { get; init; }

    /// <summary>True if the output array holds float32 values; points always do.</summary>
    public bool HoldsFloats(ImageSequence images) =>
        Out.Format == SampleFormat.Npy && (AsFloats || images.Form.IsAlwaysFloat);

    /// <summary>
    /// The size of the output array in bytes, without its header; null for pictures and compressed files.
    /// </summary>
    public long? ArraySize(ImageSequence images) =>
        Out.Format is SampleFormat.Npy or SampleFormat.Idx && !Out.IsCompressed
            ? (long)images.Count * images.Size * (HoldsFloats(images) ? sizeof(float) : 1)
            : null;
}
