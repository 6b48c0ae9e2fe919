using GanForge.Data;
using GanForge.Evaluation.Examples;
using GanForge.Tensors;

namespace GanForge.Evaluation.Tests;

/// <summary>Examples with a function applied to each batch.</summary>
internal sealed class AlteredExamples(ExampleSource source, Func<Tensor, Tensor> alter) : ExampleSource
{
    public override string Name => "altered";

    public override int Count => source.Count;

    public override ImageShape Example { get; } = Of(alter(Tensor.Zeros(source.Example.Batch(1))).Shape);

    public override IReadOnlyList<byte>? Labels => source.Labels;

    public override IEnumerable<Tensor> Batches() => source.Batches().Select(alter);

    /// <summary>Images shifted to the right by whole pixels.</summary>
    public static Tensor Shift(Tensor images, int pixels) => images.Pad(2, pixels, 0).Slice(2, 0, images.Shape[2]);

    /// <summary>A box blur of 2×2 pixels.</summary>
    public static Tensor Blur(Tensor images) => Mean(Mean(images, 1), 2);

    private static Tensor Mean(Tensor images, int axis) =>
        (images + images.Pad(axis, 0, 1).Slice(axis, 1, images.Shape[axis])) / 2f;

    private static ImageShape Of(Shape batch) => new(batch[1], batch[2], batch[3]);
}
