using GanForge.Gans;
using GanForge.Gans.Latent;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Tensors;

namespace GanForge.Runs.Tests;

public sealed class GeneratorModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly GeneratorModel _model;

    public GeneratorModelTests() =>
        _model = GeneratorModel.Load(TestRuns.Train(Toys.Options("dcgan", _folder.Path, ("epochs", "1"))).Folder);

    [Fact]
    public void The_image_of_a_seed_does_not_depend_on_the_other_seeds()
    {
        var seeds = Enumerable.Range(0, 70).Select(seed => (ulong)seed).ToArray();
        var together = _model.Sample(seeds);
        together.Shape.ShouldBe([70, 16, 16, 1]);
        foreach (var seed in new ulong[] { 0, 5, 63, 64, 69 })
        {
            _model
                .Sample([seed])
                .Span.SequenceEqual(together.Span.Slice((int)seed * 256, 256))
                .ShouldBeTrue($"seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Toys.Recipes), MemberType = typeof(Toys))]
    public void The_bits_of_an_image_do_not_depend_on_the_batch_size(string recipe)
    {
        // The recipe's default size, so that the kernels split their work as they do for users.
        var size = RecipeCatalogue.Find(recipe).Create().ImageSize;
        var options = Toys.Options(recipe, _folder.Path, ("image-size", $"{size}")) with { Steps = 1 };
        var model = GeneratorModel.Load(TestRuns.Train(options).Folder);
        var noise = new SeededNoise(model.Recipe, NumberList.Parse("0-64"));
        var alone = noise.Batches(size: 1).Select(model.Generate).SelectMany(images => images.Span.ToArray()).ToArray();

        foreach (var batch in new[] { 2, 7, 64 })
        {
            var together = noise
                .Batches(batch)
                .Select(model.Generate)
                .SelectMany(images => images.Span.ToArray())
                .ToArray();
            for (var seed = 0; seed < noise.Count; seed++)
            {
                together
                    .AsSpan(seed * size * size, size * size)
                    .SequenceEqual(alone.AsSpan(seed * size * size, size * size))
                    .ShouldBeTrue($"seed {seed} in batches of {batch}");
            }
        }
    }

    [Fact]
    public void Samples_of_a_kept_epoch_are_made_with_its_weights()
    {
        var run = TestRuns.Train(Toys.Options("mlp", _folder.Path, ("epochs", "5")) with { KeepEvery = 2 }).Folder;

        run.KeptEpochs.ShouldBe([2, 4, 5]);
        Pixels(epoch: 5).ShouldBe(Pixels(epoch: null));
        Pixels(epoch: 2).ShouldNotBe(Pixels(epoch: 4));
        Pixels(epoch: 2)
            .ShouldBe(Sampled(TestRuns.Train(Toys.Options("mlp", _folder.Path, ("epochs", "2"))).Folder, epoch: null));
        Should
            .Throw<UserErrorException>(() => GeneratorModel.Load(run, epoch: 3))
            .Message.ShouldBe($"The run {run.Name} has no weights of epoch 3: there are those of 2, 4, 5.");

        float[] Pixels(int? epoch) => Sampled(run, epoch);
        static float[] Sampled(RunFolder from, int? epoch) =>
            GeneratorModel.Load(from, epoch).Sample([1, 2]).Span.ToArray();
    }

    [Fact]
    public void Sampling_an_epoch_of_a_run_that_keeps_none_explains_how_to_keep_them()
    {
        var run = TestRuns.Train(Toys.Options("mlp", _folder.Path, ("epochs", "1"))).Folder;

        run.KeptEpochs.ShouldBeEmpty();
        Should
            .Throw<UserErrorException>(() => GeneratorModel.Load(run, epoch: 1))
            .Message.ShouldBe(
                $"The run {run.Name} has no weights of epoch 1: none are kept but the newest; 'ganforge train "
                    + $"--keep-every 1' keeps those of every epoch."
            );
    }

    [Fact]
    public void A_run_of_another_version_is_refused()
    {
        var run = TestRuns.Train(Toys.Options("mlp", _folder.Path, ("epochs", "1"))).Folder;
        File.WriteAllText(
            run.OptionsPath,
            File.ReadAllText(run.OptionsPath).Replace("generator-units", "generator-width")
        );

        Should
            .Throw<UserErrorException>(() => GeneratorModel.Load(run))
            .Message.ShouldStartWith(
                $"The run {run.Name} was made by another version of GanForge: The recipe mlp has no setting "
                    + $"'generator-width'"
            );
    }

    [Fact]
    public void Images_lie_in_the_value_range_of_the_model()
    {
        (_model.Range.Black, _model.Range.White).ShouldBe((-1f, 1f));
        foreach (var pixel in _model.Sample([1, 2, 3]).Span)
            pixel.ShouldBeInRange(-1f, 1f);
        (_model.Image.Height, _model.Image.Width, _model.Image.Channels, _model.LatentDimensions).ShouldBe(
            (16, 16, 1, 12)
        );
    }

    [Fact]
    public void Noise_of_another_length_is_refused() =>
        Should
            .Throw<ArgumentException>(() => _model.Generate(Tensor.Zeros([2, 13])))
            .Message.ShouldStartWith("The noise of this generator has shape (N, 12), not (2, 13).");

    public void Dispose() => _folder.Dispose();
}
