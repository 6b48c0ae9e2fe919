namespace GanForge.Imaging;

/// <summary>Pictures of one size shown one after the other, again and again; <see cref="Gif"/> and <see cref="Apng"/> write them.</summary>
/// <example>
/// <code>
/// var animation = Animation.Of(pictures, each: TimeSpan.FromMilliseconds(200), last: TimeSpan.FromSeconds(2));
/// Gif.Save("walk.gif", animation);
/// </code>
/// </example>
public sealed class Animation
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Puts frames together.</summary>
    /// <exception cref="ArgumentException">There is no frame, the pictures differ in size or format, or a duration is not above 0 and at most a minute.</exception>
    public Animation(IReadOnlyList<AnimationFrame> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (frames.Count == 0)
        {
            throw new ArgumentException("An animation has at least one frame.", nameof(frames));
        }

        Frames = frames;
        for (var index = 0; index < frames.Count; index++)
        {
            Check(frames[index], index);
        }
    }

    /// <summary>The frames in order.</summary>
    public IReadOnlyList<AnimationFrame> Frames { get; }

    /// <summary>Width in pixels.</summary>
    public int Width => Frames[0].Picture.Width;

    /// <summary>Height in pixels.</summary>
    public int Height => Frames[0].Picture.Height;

    internal PixelFormat Format => Frames[0].Picture.Format;

    /// <summary>An animation of pictures that are shown equally long, but for the last one.</summary>
    /// <param name="pictures">The pictures in order.</param>
    /// <param name="each">How long each is shown.</param>
    /// <param name="last">How long the last one is held before all begins again; as long as the others if null.</param>
    /// <exception cref="ArgumentException">As for the constructor.</exception>
    public static Animation Of(IEnumerable<Bitmap> pictures, TimeSpan each, TimeSpan? last = null)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        var frames = pictures.Select(picture => new AnimationFrame(picture, each)).ToArray();
        if (frames.Length > 0)
        {
            frames[^1] = frames[^1] with { Duration = last ?? each };
        }

        return new Animation(frames);
    }

    /// <summary>The smallest part of a frame that differs from the frame before it; the first frame as a whole.</summary>
    internal PixelRectangle ChangeAt(int index)
    {
        var picture = Frames[index].Picture;
        return index == 0
            ? new PixelRectangle(0, 0, picture.Width, picture.Height)
            : PixelRectangle.Difference(Frames[index - 1].Picture, picture);
    }

    private void Check(AnimationFrame frame, int index)
    {
        if (frame.Picture.Width != Width || frame.Picture.Height != Height || frame.Picture.Format != Format)
        {
            throw new ArgumentException(
                $"Frame {index} of the animation is {Describe(frame.Picture)}, unlike the first one, {Describe(Frames[0].Picture)}.");
        }

        if (frame.Duration <= TimeSpan.Zero || frame.Duration > Longest)
        {
            throw new ArgumentException($"Frame {index} of the animation lasts {frame.Duration.TotalSeconds} seconds; above 0 and at most {Longest.TotalSeconds} are possible.");
        }
    }

    private static string Describe(Bitmap picture) => $"{picture.Width} x {picture.Height} pixels of {picture.Format}";
}
