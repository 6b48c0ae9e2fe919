using System.Text.Json;
using GanForge.Networks.Initializers;
using GanForge.Networks.Layers;
using GanForge.Tensors;

namespace GanForge.Networks.Tests;

public class BatchNormTests
{
    private static readonly JsonElement Layers = Fixture.Load("layers.json");
    private static readonly ForwardContext Training = new() { Training = true };

    public static TheoryData<string> Cases =>
        [.. Fixture.CaseNames(Layers, c => c.GetProperty("layer").GetString() == "batchNorm")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_gradients_and_running_statistics_agree_with_PyTorch(string name)
    {
        var recorded = Fixture.Case(Layers, name);
        var options = recorded.GetProperty("options");
        var inputs = recorded
            .GetProperty("inputs")
            .EnumerateArray()
            .ToDictionary(input => input.GetProperty("name").GetString()!, Fixture.Input);
        var statistics = RunningStatistics.PyTorch(options.GetProperty("momentum").GetSingle());
        var layer = new BatchNorm(inputs["gamma"].Count, statistics, options.GetProperty("epsilon").GetSingle());
        inputs["gamma"].Span.CopyTo(layer.Gamma.Span);
        inputs["beta"].Span.CopyTo(layer.Beta.Span);
        foreach (var earlier in new[] { "first", "second" }.Where(inputs.ContainsKey))
            layer.Forward(inputs[earlier], Training);
        var x = inputs["x"];
        x.RequiresGradient = true;

        var y = layer.Forward(
            x,
            options.GetProperty("mode").GetString() == "training" ? Training : ForwardContext.Inference
        );

        Fixture.ShouldMatch(y, recorded.GetProperty("output"), "output");
        Fixture.ShouldMatch(
            layer.RunningMean,
            recorded.GetProperty("state").GetProperty("runningMean"),
            "running mean"
        );
        Fixture.ShouldMatch(
            layer.RunningVariance,
            recorded.GetProperty("state").GetProperty("runningVariance"),
            "running variance"
        );
        var gradients = Gradients.Compute(
            y,
            [x, layer.Gamma, layer.Beta],
            Fixture.Input(recorded.GetProperty("cotangent"))
        );
        Fixture.ShouldMatch(gradients[0], recorded.GetProperty("gradients").GetProperty("x"), "gradient of x");
        Fixture.ShouldMatch(gradients[1], recorded.GetProperty("gradients").GetProperty("gamma"), "gradient of gamma");
        Fixture.ShouldMatch(gradients[2], recorded.GetProperty("gradients").GetProperty("beta"), "gradient of beta");
    }

    [Fact]
    public void Keras_momentum_is_the_share_kept_and_its_variance_is_biased()
    {
        // One channel of 1, 3, 5, 7: mean 4, biased variance 5, unbiased 20/3.
        var x = Tensor.From([1, 3, 5, 7], [4, 1]);
        var keras = Trained(RunningStatistics.Keras(momentum: 0.75f), x);
        keras.RunningMean.Item().ShouldBe(0.25f * 4, 1e-6f);
        keras.RunningVariance.Item().ShouldBe(0.75f + (0.25f * 5), 1e-6f);

        var pyTorch = Trained(RunningStatistics.PyTorch(momentum: 0.25f), x);
        pyTorch.RunningMean.Item().ShouldBe(0.25f * 4, 1e-6f);
        pyTorch.RunningVariance.Item().ShouldBe(0.75f + (0.25f * 20 / 3), 1e-6f);
    }

    [Fact]
    public void Default_statistics_match_PyTorch_and_Keras()
    {
        RunningStatistics
            .PyTorch()
            .ShouldSatisfyAllConditions(s => s.Rate.ShouldBe(0.1f), s => s.Unbiased.ShouldBeTrue());
        RunningStatistics
            .Keras()
            .ShouldSatisfyAllConditions(s => s.Rate.ShouldBe(0.01f, 1e-7f), s => s.Unbiased.ShouldBeFalse());
    }

    [Fact]
    public void Running_statistics_are_unchanged_in_inference_or_with_updates_off()
    {
        var layer = Trained(RunningStatistics.PyTorch(), Tensor.From([1, 3, 5, 7], [4, 1]));
        var before = layer.Buffers.Select(buffer => buffer.Tensor.Item()).ToArray();
        layer.Forward(Tensor.From([8, 9], [2, 1]), new ForwardContext { Training = true, UpdateStatistics = false });
        layer.Forward(Tensor.From([8, 9], [2, 1]), ForwardContext.Inference);
        layer.Buffers.Select(buffer => buffer.Tensor.Item()).ShouldBe(before);
    }

    [Fact]
    public void The_negative_slope_applies_after_the_normalisation()
    {
        var x = Tensor.From([1, 3, 5, 7], [4, 1]);
        var plain = Initialized(new BatchNorm(1)).Forward(x, Training).Span.ToArray();
        var leaky = Initialized(new BatchNorm(1, negativeSlope: 0.5f)).Forward(x, Training).Span.ToArray();
        leaky.ShouldBe(Array.ConvertAll(plain, y => y > 0 ? y : 0.5f * y), 1e-6f);
    }

    [Fact]
    public void Batches_that_cannot_be_normalised_are_refused()
    {
        var layer = Initialized(new BatchNorm(3));
        Should
            .Throw<ArgumentException>(() => layer.Forward(Tensor.Ones([2, 4]), Training))
            .Message.ShouldBe("BatchNorm of 3 channels takes a batch (N, …, 3), not a tensor of shape (2, 4).");
        Should
            .Throw<ArgumentException>(() => layer.Forward(Tensor.Ones([1, 3]), Training))
            .Message.ShouldBe(
                "BatchNorm by its batch needs at least two values a channel; a tensor of shape (1, 3) has 1."
            );
        layer.Forward(Tensor.Ones([1, 3]), ForwardContext.Inference).Shape.ShouldBe([1, 3]);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new BatchNorm(0));
        Should.Throw<ArgumentOutOfRangeException>(() => new BatchNorm(1, epsilon: 0f));
        Should.Throw<ArgumentOutOfRangeException>(() => RunningStatistics.PyTorch(1.5f));
        Should.Throw<ArgumentOutOfRangeException>(() => RunningStatistics.Keras(-0.5f));
    }

    private static BatchNorm Trained(RunningStatistics statistics, Tensor x)
    {
        var layer = Initialized(new BatchNorm(1, statistics));
        layer.Forward(x, Training);
        return layer;
    }

    private static BatchNorm Initialized(BatchNorm layer)
    {
        layer.Initialize(Initializer.PyTorch, seed: 1);
        return layer;
    }

    [Fact]
    public void Judging_uses_batch_statistics_and_leaves_running_ones_unchanged()
    {
        var layer = new BatchNorm(1, epsilon: 1e-12f);
        layer.Initialize(Initializer.PyTorch, seed: 1);

        layer.Forward(Tensor.From([8, 10], [2, 1]), ForwardContext.Judging).Span.ToArray().ShouldBe([-1f, 1f]);
        layer.RunningMean.Item().ShouldBe(0f);
        layer.RunningVariance.Item().ShouldBe(1f);
    }
}
