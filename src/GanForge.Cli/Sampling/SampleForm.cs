using GanForge.Cli.Errors;
using GanForge.Data;
using GanForge.Imaging;
using GanForge.Runs.Output;

namespace GanForge.Cli.Sampling;

/// <summary>How samples of a kind are drawn, stored and described.</summary>
internal abstract class SampleForm
{
    /// <summary>True if an array of them always holds the generator's own numbers.</summary>
    public abstract bool IsAlwaysFloat { get; }

    /// <summary>True if a picture of them has the same size for any number of them.</summary>
    public abstract bool HasFixedPicture { get; }

    /// <summary>Creates the form of examples of a kind.</summary>
    public static SampleForm Create(ExampleKind kind) =>
        kind is PointKind { Mixture: var mixture } ? new PointForm(mixture) : new ImageForm();

    /// <summary>Refuses a format that cannot hold them.</summary>
    /// <exception cref="UsageException">The format cannot hold them.</exception>
    public abstract void RequireFormat(SamplePath path, ImageSequence samples);

    /// <summary>The shape of an array of all of them.</summary>
    public abstract IReadOnlyList<int> ArrayShape(ImageSequence samples);

    /// <summary>The size of each in words, to follow their number and run; empty if they have none.</summary>
    public abstract string SizeWords(ImageSequence samples);

    /// <summary>The values of black and white in a file; null if they have no such bounds.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="asFloats">True if the file holds the generator's own numbers.</param>
    public abstract (float Black, float White)? Bounds(ImageSequence samples, bool asFloats);

    /// <summary>Draws one picture of all of them.</summary>
    public abstract Bitmap Draw(ImageSequence samples, SampleLayout layout);

    private sealed class ImageForm : SampleForm
    {
        public override bool IsAlwaysFloat => false;

        public override bool HasFixedPicture => false;

        public override void RequireFormat(SamplePath path, ImageSequence samples)
        {
            if (samples.Shape.Channels != 1 && path.Format == SampleFormat.Idx)
            {
                throw new UsageException(
                    $"The images of an IDX file are grey, and these have {samples.Shape.Channels} channels; a .npy "
                        + $"file takes them."
                );
            }
        }

        public override IReadOnlyList<int> ArrayShape(ImageSequence samples) =>
            samples.Shape is var (height, width, channels) && channels == 1
                ? [samples.Count, height, width]
                : [samples.Count, height, width, channels];

        public override string SizeWords(ImageSequence samples) =>
            $", {samples.Shape.Height}×{samples.Shape.Width} pixels each";

        // Adding 0 turns -0 into 0.
        public override (float Black, float White)? Bounds(ImageSequence samples, bool asFloats) =>
            asFloats ? (samples.Range.Black + 0f, samples.Range.White) : (byte.MinValue, byte.MaxValue);

        public override Bitmap Draw(ImageSequence samples, SampleLayout layout) =>
            layout.Grid.Draw(samples.AsBatch(samples.Collect(layout.Order)), samples.Check);
    }

    private sealed class PointForm(GaussianMixture mixture) : SampleForm
    {
        public override bool IsAlwaysFloat => true;

        public override bool HasFixedPicture => true;

        public override void RequireFormat(SamplePath path, ImageSequence samples)
        {
            if (path.Format is not (SampleFormat.Picture or SampleFormat.Npy))
            {
                throw new UsageException(
                    $"The run's generator makes points, and {path.Text} is for images; --out takes a .png, which "
                        + $"shows points over their density, or a .npy of them."
                );
            }
        }

        public override IReadOnlyList<int> ArrayShape(ImageSequence samples) => [samples.Count, samples.Shape.Channels];

        public override string SizeWords(ImageSequence samples) => "";

        public override (float Black, float White)? Bounds(ImageSequence samples, bool asFloats) => null;

        public override Bitmap Draw(ImageSequence samples, SampleLayout layout) =>
            MixturePicture.Draw(mixture, samples.Collect());
    }
}
