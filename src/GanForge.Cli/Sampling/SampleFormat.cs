namespace GanForge.Cli.Sampling;

/// <summary>The output formats of `sample`, chosen by the output path.</summary>
internal enum SampleFormat
{
    /// <summary>A PNG of all images: a grid, or the strips of a walk.</summary>
    Picture,

    /// <summary>An animated GIF or APNG of a walk.</summary>
    Animation,

    /// <summary>A NumPy array.</summary>
    Npy,

    /// <summary>An IDX file, the format of MNIST.</summary>
    Idx,

    /// <summary>A folder with one PNG per image.</summary>
    Folder,
}
