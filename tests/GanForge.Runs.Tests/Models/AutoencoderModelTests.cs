using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Tensors;

namespace GanForge.Runs.Tests;

public sealed class AutoencoderModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunFolder _run;

    public AutoencoderModelTests() =>
        _run = TestRuns.Train(Toys.Options("mggan", _folder.Path, ("code-dim", "5"), ("epochs", "1"))).Folder;

    [Fact]
    public void Images_are_encoded_and_codes_decoded()
    {
        var model = AutoencoderModel.Load(_run);
        (model.Image.Height, model.Image.Width, model.Image.Channels, model.CodeDimensions).ShouldBe((8, 8, 1, 5));
        (model.Range.Black, model.Range.White).ShouldBe((0f, 1f));
        var images = model.Images(Toys.Blobs.Test, [.. Enumerable.Range(0, 70).Select(i => i % 16)]);
        var codes = model.Encode(images);
        codes.Shape.ShouldBe([70, 5]);
        var decoded = model.Decode(codes);
        decoded.Shape.ShouldBe([70, 8, 8, 1]);
        model
            .Decode(model.Encode(model.Images(Toys.Blobs.Test, [1])))
            .Span.SequenceEqual(decoded.Span.Slice(65 * 64, 64))
            .ShouldBeTrue();
    }

    [Fact]
    public void The_codes_are_those_of_the_autoencoder_in_the_checkpoint()
    {
        var model = AutoencoderModel.Load(_run);
        var autoencoder = model.Recipe.BuildAutoencoder(new ImageShape(8, 8, 1))!;
        var checkpoint = SafeTensors.Load(_run.CheckpointPath);
        autoencoder.LoadFrom(checkpoint, "autoencoder.module");
        var images = model.Images(Toys.Blobs.Test, [0, 1]);
        autoencoder
            .Encoder.Forward(images, ForwardContext.Inference)
            .Span.SequenceEqual(model.Encode(images).Span)
            .ShouldBeTrue();
    }

    [Fact]
    public void A_run_without_an_autoencoder_is_refused()
    {
        var run = TestRuns.Train(Toys.Options("mlp", _folder.Path), stopAfter: 1).Folder;
        Should
            .Throw<UserErrorException>(() => AutoencoderModel.Load(run))
            .Message.ShouldBe(
                $"The run {run.Name} has no codes: its recipe, mlp, trains no autoencoder; take a run of one "
                    + $"that does, such as mggan."
            );
    }

    [Fact]
    public void A_run_with_damaged_or_missing_autoencoder_weights_is_refused()
    {
        File.WriteAllText(_run.AutoencoderPath, "no weights");
        Should
            .Throw<UserErrorException>(() => AutoencoderModel.Load(_run))
            .Message.ShouldStartWith($"The weights of the run {_run.Name} are damaged: ");
        File.Delete(_run.AutoencoderPath);
        Should
            .Throw<UserErrorException>(() => AutoencoderModel.Load(_run))
            .Message.ShouldBe(
                $"The run {_run.Name} has no weights yet: {_run.AutoencoderPath} comes with its first checkpoint."
            );
    }

    [Fact]
    public void Images_codes_and_indices_that_do_not_fit_are_refused()
    {
        var model = AutoencoderModel.Load(_run);
        Should
            .Throw<ArgumentException>(() => model.Encode(Tensor.Zeros([1, 9, 8, 1])))
            .Message.ShouldStartWith("This encoder takes images of 8×8×1, not a tensor of shape (1, 9, 8, 1).");
        Should
            .Throw<ArgumentException>(() => model.Decode(Tensor.Zeros([1, 6])))
            .Message.ShouldStartWith("This decoder takes codes of shape (N, 5), not (1, 6).");
        Should
            .Throw<UserErrorException>(() => model.Images(Toys.Blobs.Test, [3, 16]))
            .Message.ShouldBe("blobs has no image 16; its 16 images are numbered from 0.");
    }

    public void Dispose() => _folder.Dispose();
}
