using GanForge.Networks.Initializers;
using GanForge.Networks.Layers;
using GanForge.Tensors;

namespace GanForge.Networks.Tests;

public class InitializerTests
{
    [Fact]
    public void PyTorch_draws_a_linear_layer_within_one_over_the_root_of_its_fan_in()
    {
        var layer = new Linear(400, 300);
        layer.Initialize(Initializer.PyTorch, seed: 1);
        ShouldBeUniform(layer.Weight, bound: 1 / 20.0);
        ShouldBeWithin(layer.Bias!, bound: 1 / 20.0);
    }

    [Fact]
    public void PyTorch_draws_a_convolution_within_one_over_the_root_of_its_fan_in()
    {
        var layer = new Conv2d(64, 100, kernel: 5);
        layer.Initialize(Initializer.PyTorch, seed: 1);
        ShouldBeUniform(layer.Weight, bound: 1 / 40.0);
        ShouldBeWithin(layer.Bias!, bound: 1 / 40.0);
    }

    [Fact]
    public void PyTorch_takes_the_fan_in_of_a_transposed_convolution_from_its_output_channels()
    {
        var layer = new ConvTranspose2d(100, 64, kernel: 5);
        layer.Initialize(Initializer.PyTorch, seed: 1);
        ShouldBeUniform(layer.Weight, bound: 1 / 40.0);
        ShouldBeWithin(layer.Bias!, bound: 1 / 40.0);
    }

    [Fact]
    public void An_initial_bias_is_added_to_the_bias_of_the_initializer()
    {
        var (plain, moved) = (
            new ConvTranspose2d(100, 64, kernel: 5),
            new ConvTranspose2d(100, 64, kernel: 5, initialBias: -2f)
        );
        plain.Initialize(Initializer.PyTorch, seed: 1);
        moved.Initialize(Initializer.PyTorch, seed: 1);
        moved.Bias!.Span.ToArray().ShouldBe(plain.Bias!.Span.ToArray().Select(bias => bias - 2f));
        moved.Weight.Span.SequenceEqual(plain.Weight.Span).ShouldBeTrue();
    }

    [Fact]
    public void Keras_draws_Glorot_uniform_weights_and_zero_biases()
    {
        var linear = new Linear(400, 200);
        linear.Initialize(Initializer.Keras, seed: 1);
        ShouldBeUniform(linear.Weight, bound: 0.1);
        linear.Bias!.Span.ToArray().ShouldAllBe(bias => bias == 0f);

        var convolution = new Conv2d(50, 46, kernel: 5);
        convolution.Initialize(Initializer.Keras, seed: 1);
        ShouldBeUniform(convolution.Weight, bound: 0.05);
    }

    [Theory]
    [InlineData(0f, 0.1)]
    [InlineData(1f, 0.0707)]
    public void Kaiming_deviation_depends_on_the_negative_slope(float negativeSlope, double deviation)
    {
        var layer = new Conv2d(8, 64, kernel: 5);
        layer.Initialize(Initializer.Kaiming(negativeSlope), seed: 1);
        ShouldHaveMoments(layer.Weight, mean: 0, deviation);
        layer.Bias!.Span.ToArray().ShouldAllBe(bias => bias == 0f);
    }

    [Fact]
    public void Dcgan_draws_weights_with_a_standard_deviation_of_0_02()
    {
        var layer = new Conv2d(64, 64, kernel: 4);
        layer.Initialize(Initializer.Dcgan, seed: 1);
        ShouldHaveMoments(layer.Weight, mean: 0, deviation: 0.02);
        layer.Bias!.Span.ToArray().ShouldAllBe(bias => bias == 0f);

        var norm = new BatchNorm(4096);
        norm.Initialize(Initializer.Dcgan, seed: 1);
        ShouldHaveMoments(norm.Gamma, mean: 1, deviation: 0.02);
        norm.Beta.Span.ToArray().ShouldAllBe(beta => beta == 0f);
    }

    [Fact]
    public void Batch_norm_starts_with_scale_one_and_shift_zero()
    {
        foreach (
            var initializer in new[]
            {
                Initializer.PyTorch,
                Initializer.Keras,
                Initializer.Normal(0.1f),
                Initializer.Constant(3f),
            }
        )
        {
            var norm = new BatchNorm(5);
            norm.Initialize(initializer, seed: 1);
            norm.Gamma.Span.ToArray().ShouldAllBe(gamma => gamma == 1f);
            norm.Beta.Span.ToArray().ShouldAllBe(beta => beta == 0f);
        }
    }

    [Fact]
    public void Initial_weights_of_a_layer_are_independent_of_the_layers_around_it()
    {
        var (shallow, deep) = (new Linear(5, 5), new Linear(5, 5));
        new Sequential(new Linear(2, 5), shallow).Initialize(Initializer.PyTorch, seed: 7, "generator");
        new Sequential(new Conv2d(1, 9, kernel: 3), deep, new Linear(5, 1)).Initialize(
            Initializer.PyTorch,
            seed: 7,
            "generator"
        );
        deep.Weight.Span.ToArray().ShouldBe(shallow.Weight.Span.ToArray());
        deep.Bias!.Span.ToArray().ShouldBe(shallow.Bias!.Span.ToArray());
    }

    [Fact]
    public void Initial_weights_depend_on_the_seed_the_network_name_and_the_path()
    {
        var draws = new List<float>();
        foreach (var (seed, name) in new[] { (1ul, "generator"), (2ul, "generator"), (1ul, "discriminator") })
        {
            var network = new Sequential(new Linear(5, 5), new Linear(5, 5));
            network.Initialize(Initializer.PyTorch, seed, name);
            draws.AddRange(network.Parameters.Select(parameter => parameter.Tensor.Span[0]));
        }
        draws.Distinct().Count().ShouldBe(draws.Count);
    }

    private static void ShouldBeUniform(Tensor weight, double bound)
    {
        ShouldBeWithin(weight, bound);
        weight.Span.ToArray().Max().ShouldBe((float)bound, (float)bound * 0.01f);
        weight.Span.ToArray().Min().ShouldBe((float)-bound, (float)bound * 0.01f);
        ShouldHaveMoments(weight, mean: 0, deviation: bound / Math.Sqrt(3));
    }

    private static void ShouldBeWithin(Tensor parameter, double bound)
    {
        parameter.Span.ToArray().ShouldAllBe(value => Math.Abs(value) <= (float)bound);
        parameter.Span.ToArray().Distinct().Count().ShouldBeGreaterThan(1);
    }

    private static void ShouldHaveMoments(Tensor parameter, double mean, double deviation)
    {
        var values = Array.ConvertAll(parameter.Span.ToArray(), value => (double)value);
        var actualMean = values.Average();
        actualMean.ShouldBe(mean, 4 * deviation / Math.Sqrt(values.Length));
        Math.Sqrt(values.Average(value => (value - actualMean) * (value - actualMean)))
            .ShouldBe(deviation, 0.02 * deviation);
    }
}
