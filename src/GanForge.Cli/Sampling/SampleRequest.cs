using GanForge.Gans.Latent;

namespace GanForge.Cli.Sampling;

/// <summary>What `sample` is asked for, once it is known to make sense.</summary>
internal sealed record SampleRequest
{
    /// <summary>Where to, and in which form.</summary>
    public required SamplePath Out { get; init; }

    /// <summary>The images to draw, those to walk between, or the variations of codes.</summary>
    public required NumberList Seeds { get; init; }

    /// <summary>The codes to decode, or null to generate from noise.</summary>
    public CodeRequest? Codes { get; init; }

    /// <summary>The classes to draw, in turn, by number or name; none to leave them to the seeds.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>The digits to draw as they were typed, or null.</summary>
    public string? Digits { get; init; }

    /// <summary>What noise is multiplied by.</summary>
    public float Truncation { get; init; } = 1;

    /// <summary>The way to walk, or null.</summary>
    public WalkRequest? Walk { get; init; }

    /// <summary>The epoch whose weights draw, or null for the newest.</summary>
    public int? Epoch { get; init; }

    /// <summary>Images a row, or null.</summary>
    public int? Columns { get; init; }

    /// <summary>Pixels of a picture for one of an image, or null.</summary>
    public int? Scale { get; init; }

    /// <summary>Images a second of an animation.</summary>
    public int FramesPerSecond { get; init; }

    /// <summary>Whether a NumPy array holds the generator's own numbers.</summary>
    public bool AsFloats { get; init; }

    /// <summary>Whether the array that is asked for holds float32 numbers; points always do.</summary>
    public bool HoldsFloats(ImageSequence images) => Out.Format == SampleFormat.Npy && (AsFloats || images.Mixture is not null);

    /// <summary>The bytes of the array that is asked for, without its header; null for pictures, and for what is compressed.</summary>
    public long? ArraySize(ImageSequence images) => Out.Format is SampleFormat.Npy or SampleFormat.Idx && !Out.IsCompressed
        ? (long)images.Count * images.Size * (HoldsFloats(images) ? sizeof(float) : 1)
        : null;
}
