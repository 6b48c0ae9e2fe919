using GanForge.Networks.Initializers;
using GanForge.Networks.Layers;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Networks.Tests;

public class ModuleTests
{
    [Fact]
    public void Parameters_are_named_by_their_path_in_a_stable_order()
    {
        var network = new Sequential(
            new Linear(4, 3),
            new Relu(),
            new Sequential(new Linear(3, 2, bias: false)),
            new Conv2d(1, 2, kernel: 3)
        );
        network
            .Parameters.Select(parameter => parameter.Name)
            .ShouldBe(["0.weight", "0.bias", "2.0.weight", "3.weight", "3.bias"]);
    }

    [Fact]
    public void Parameters_are_counted()
    {
        new Sequential(new Linear(100, 256), new Linear(256, 784, bias: false)).ParameterCount.ShouldBe(
            (100 * 256) + 256 + (256 * 784)
        );
        new Conv2d(3, 64, kernel: 4).ParameterCount.ShouldBe((3 * 64 * 16) + 64);
        new ConvTranspose2d(100, 64, kernel: 4, bias: false).ParameterCount.ShouldBe(100 * 64 * 16);
    }

    [Fact]
    public void Parameters_require_gradients() =>
        new Linear(2, 2).Parameters.ShouldAllBe(parameter => parameter.Tensor.RequiresGradient);

    [Fact]
    public void Parameters_are_NaN_until_initialised() =>
        new Linear(2, 2)
            .Forward(Tensor.Ones([1, 2]), ForwardContext.Inference)
            .Span.ToArray()
            .ShouldAllBe(y => float.IsNaN(y));

    [Fact]
    public void A_duplicate_module_name_is_refused() =>
        Should
            .Throw<ArgumentException>(() => new TwiceNamed())
            .Message.ShouldStartWith("TwiceNamed already has a 'layer'.");

    [Fact]
    public void Parameters_created_in_a_step_scope_outlive_it()
    {
        Linear layer;
        using (StepScope.Begin())
        using (StepScope.Begin())
        {
            layer = new Linear(2, 2);
            layer.Initialize(Initializer.Constant(3f), seed: 0);
        }
        layer.Weight.Span.ToArray().ShouldBe([3f, 3f, 3f, 3f]);
    }

    [Fact]
    public void A_sequence_applies_its_modules_in_order()
    {
        var network = new Sequential(new Linear(1, 1, negativeSlope: 0.5f), new Linear(1, 1));
        network.Initialize(Initializer.Constant(-2f), seed: 0);
        network.Forward(Tensor.Scalar(3f).Reshape([1, 1]), ForwardContext.Inference).Item().ShouldBe(6f);
        network.Count.ShouldBe(2);
        network[1].ShouldBeOfType<Linear>();
    }

    [Fact]
    public void A_network_is_described_with_one_line_per_layer() =>
        new Sequential(
            new Linear(4, 3, negativeSlope: 0.2f),
            new Conv2d(1, 2, kernel: 4, stride: 2, padding: Padding.Same, negativeSlope: 0f),
            new Reshape([2, 2])
        )
            .ToString()
            .ShouldBe(
                """
                0: Linear 4 to 3, leaky ReLU 0.2
                1: Conv2d 1 to 2, kernel 4, stride 2, padding same, ReLU
                2: Reshape (2, 2)
                """
            );

    [Fact]
    public void Random_streams_of_a_context_are_distinct_and_repeatable()
    {
        var first = Contexts();
        first.Distinct().Count().ShouldBe(4);
        Contexts().ShouldBe(first);

        static ulong[] Contexts()
        {
            var (now, next) = (Context(step: 1), Context(step: 2));
            return
            [
                now.NextRandom().UInt64At(0),
                now.NextRandom().UInt64At(0),
                next.NextRandom().UInt64At(0),
                next.NextRandom().UInt64At(0),
            ];
        }

        static ForwardContext Context(long step) =>
            new() { Training = true, Random = new RandomStream(1, "dropout", step) };
    }

    [Fact]
    public void Drawing_from_a_context_without_a_random_stream_is_refused() =>
        Should
            .Throw<InvalidOperationException>(() => ForwardContext.Inference.NextRandom())
            .Message.ShouldContain("RandomStream");

    private sealed class TwiceNamed : Module
    {
        public TwiceNamed()
        {
            AddModule("layer", new Relu());
            AddModule("layer", new Relu());
        }

        public override Tensor Forward(Tensor x, ForwardContext context) => x;
    }
}
