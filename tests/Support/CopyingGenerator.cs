using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Gans.Adversarial;
using GanForge.Networks;
using GanForge.Runs.State;
using GanForge.Tensors;

namespace GanForge.Testing;

/// <summary>A generator that returns images of a data set, whatever its inner network has learnt.</summary>
internal sealed class CopyingGenerator : Module
{
    private readonly Module _inner;
    private readonly ImageShape _image;
    private readonly float[] _pixels;

    public CopyingGenerator(Module inner, Dataset dataset, DataFeed feed)
    {
        _inner = AddModule("inner", inner);
        _image = feed.Image;
        _pixels = new float[dataset.Count * feed.Image.Elements];
        new BatchLoader(dataset, dataset.Count, seed: 1, feed.Normalization, feed.Image.Size, shuffle: false).Next(
            _pixels
        );
    }

    /// <summary>The same model with a copying generator.</summary>
    public static GanModel In(GanModel model, Dataset dataset, DataFeed feed) =>
        new()
        {
            Generator = new CopyingGenerator(model.Generator, dataset, feed),
            Discriminator = model.Discriminator,
            Autoencoder = model.Autoencoder,
            Networks = model.Networks,
            Stages = model.Stages,
            AuxiliaryDiscriminators = model.AuxiliaryDiscriminators,
        };

    /// <summary>The image that the first number of each noise vector selects.</summary>
    public override Tensor Forward(Tensor x, ForwardContext context)
    {
        var length = _image.Elements;
        var copies = Tensor.Uninitialized(_image.Batch(x.Shape[0]));
        for (var i = 0; i < x.Shape[0]; i++)
        {
            var index = (int)(Math.Abs(x.Span[i * x.Shape[1]]) * 1_000) % (_pixels.Length / length);
            _pixels.AsSpan(index * length, length).CopyTo(copies.Span[(i * length)..]);
        }
        return copies + (0f * _inner.Forward(x, context));
    }
}
