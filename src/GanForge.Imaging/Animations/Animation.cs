using System.Collections;

namespace GanForge.Imaging.Animations;

/// <summary>
/// Pictures of one size shown one after another in an endless loop; <see cref="Gif"/> and <see cref="Apng"/> write
/// them.
/// </summary>
/// <example>
/// <code>
/// var animation = Animation.Of(pictures, each: TimeSpan.FromMilliseconds(200), last: TimeSpan.FromSeconds(2));
/// Gif.Save("walk.gif", animation);
/// </code>
/// </example>
public sealed class Animation
{
    private static readonly TimeSpan MaxFrameTime = TimeSpan.FromMinutes(1);

    /// <summary>Creates an animation from frames.</summary>
    /// <exception cref="ArgumentException">
    /// There are no frames, the pictures differ in size or format, or a duration is not above 0 and at most a minute.
    /// </exception>
    public Animation(IReadOnlyList<AnimationFrame> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (frames.Count == 0)
        {
            throw new ArgumentException("An animation has at least one frame.", nameof(frames));
        }

        Frames = frames;
        var first = frames[0].Picture;
        (Width, Height, Format) = (first.Width, first.Height, first.Format);
        foreach (var (index, frame) in frames.Index())
        {
            Check(frame, index);
        }
    }

    /// <summary>The frames, in order.</summary>
    public IReadOnlyList<AnimationFrame> Frames { get; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    internal PixelFormat Format { get; }

    /// <summary>
    /// Creates an animation whose pictures are all shown for the same time, except perhaps the last one.
    /// </summary>
    /// <param name="pictures">The pictures, in order.</param>
    /// <param name="each">The duration of each picture.</param>
    /// <param name="last">
    /// The duration of the last picture before the loop restarts; the same as the others if null.
    /// </param>
    /// <exception cref="ArgumentException">The same conditions as for the constructor.</exception>
    public static Animation Create(IEnumerable<Bitmap> pictures, TimeSpan each, TimeSpan? last = null)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        var frames = pictures.Select(picture => new AnimationFrame(picture, each)).ToArray();
        if (frames.Length > 0)
        {
            frames[^1] = frames[^1] with { Duration = last ?? each };
        }

        return new Animation(frames);
    }

    /// <summary>
    /// Creates an animation whose pictures are drawn on demand and not kept, so that any number of them needs the
    /// memory of two.
    /// </summary>
    /// <param name="count">The number of pictures.</param>
    /// <param name="draw">A function that draws a picture; it must return the same picture on every call.</param>
    /// <param name="each">The duration of each picture.</param>
    /// <param name="last">
    /// The duration of the last picture before the loop restarts; the same as the others if null.
    /// </param>
    /// <exception cref="ArgumentException">The same conditions as for the constructor.</exception>
    public static Animation Create(int count, Func<int, Bitmap> draw, TimeSpan each, TimeSpan? last = null)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return new Animation(
            new DrawnFrames(count, index => new AnimationFrame(draw(index), index == count - 1 ? last ?? each : each))
        );
    }

    /// <summary>
    /// Each frame with the smallest part that differs from the previous frame; for the first frame, the whole picture.
    /// </summary>
    internal IEnumerable<(int Index, Bitmap Picture, TimeSpan Duration, PixelRectangle Part)> Changes()
    {
        Bitmap? before = null;
        foreach (var (index, (picture, duration)) in Frames.Index())
        {
            var part = before is null
                ? new PixelRectangle(0, 0, picture.Width, picture.Height)
                : PixelRectangle.Difference(before, picture);
            yield return (index, picture, duration, part);
            before = picture;
        }
    }

    private void Check(AnimationFrame frame, int index)
    {
        if (frame.Picture.Width != Width || frame.Picture.Height != Height || frame.Picture.Format != Format)
        {
            throw new ArgumentException(
                $"Frame {index} of the animation is "
                    + $"{Describe(frame.Picture.Width, frame.Picture.Height, frame.Picture.Format)}, unlike the first "
                    + $"one, {Describe(Width, Height, Format)}."
            );
        }

        if (frame.Duration <= TimeSpan.Zero || frame.Duration > MaxFrameTime)
        {
            throw new ArgumentException(
                $"Frame {index} of the animation lasts {frame.Duration.TotalSeconds} seconds; above 0 and at "
                    + $"most {MaxFrameTime.TotalSeconds} are possible."
            );
        }
    }

    private static string Describe(int width, int height, PixelFormat format) =>
        $"{width} x {height} pixels of {format}";

    private sealed class DrawnFrames(int count, Func<int, AnimationFrame> draw) : IReadOnlyList<AnimationFrame>
    {
        public int Count => count;

        public AnimationFrame this[int index] => draw(index);

        public IEnumerator<AnimationFrame> GetEnumerator() => Enumerable.Range(0, count).Select(draw).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
