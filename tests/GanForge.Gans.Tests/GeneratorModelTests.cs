using GanForge.Tensors;

namespace GanForge.Gans.Tests;

public sealed class GeneratorModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly GeneratorModel _model;

    public GeneratorModelTests() => _model = GeneratorModel.Load(Runs.Train(Toys.Options("dcgan", _folder.Path, ("epochs", "1"))).Folder);

    [Fact]
    public void A_seeds_image_is_the_same_in_any_company()
    {
        var seeds = Enumerable.Range(0, 70).Select(seed => (ulong)seed).ToArray();
        var together = _model.Sample(seeds);
        together.Shape.ShouldBe([70, 16, 16, 1]);
        foreach (var seed in new ulong[] { 0, 5, 63, 64, 69 })
            _model.Sample([seed]).Span.SequenceEqual(together.Span.Slice((int)seed * 256, 256)).ShouldBeTrue($"seed {seed}");
    }

    [Fact]
    public void Images_lie_in_the_range_that_is_black_to_white()
    {
        (_model.Range.Black, _model.Range.White).ShouldBe((-1f, 1f));
        foreach (var pixel in _model.Sample([1, 2, 3]).Span)
            pixel.ShouldBeInRange(-1f, 1f);
        (_model.Height, _model.Width, _model.Channels, _model.LatentDimensions).ShouldBe((16, 16, 1, 12));
    }

    [Fact]
    public void Noise_of_another_length_is_refused() =>
        Should.Throw<ArgumentException>(() => _model.Generate(Tensor.Zeros([2, 13]))).Message.ShouldStartWith("The noise of this generator has shape (N, 12), not (2, 13).");

    public void Dispose() => _folder.Dispose();
}
