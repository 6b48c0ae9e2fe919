namespace GanForge.Cli.Sampling;

/// <summary>What `sample` can write; the path that is asked for decides.</summary>
internal enum SampleFormat
{
    /// <summary>A PNG with all images: a grid, or the strips of a walk.</summary>
    Picture,

    /// <summary>A GIF or APNG that shows a walk.</summary>
    Animation,

    /// <summary>A NumPy array.</summary>
    Npy,

    /// <summary>An IDX file, as MNIST's own are.</summary>
    Idx,

    /// <summary>A PNG for each image.</summary>
    Folder,
}
