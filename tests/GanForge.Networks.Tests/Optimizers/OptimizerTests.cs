using GanForge.Networks.Checkpoints;
using GanForge.Networks.Initializers;
using GanForge.Networks.Layers;
using GanForge.Networks.Optimizers;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Networks.Tests;

public class OptimizerTests
{
    private static readonly Dictionary<string, Func<IReadOnlyList<NamedTensor>, Optimizer>> All = new()
    {
        ["sgd"] = parameters => new Sgd(parameters, learningRate: 0.1),
        ["momentum"] = parameters => new Sgd(parameters, learningRate: 0.1, momentum: 0.9),
        ["rmsprop"] = parameters => new RmsProp(parameters, learningRate: 0.01),
        ["adam"] = parameters => new Adam(parameters, learningRate: 0.01),
        ["adamw"] = parameters => new AdamW(parameters, learningRate: 0.01),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_resumed_from_a_checkpoint_is_bit_identical(string name)
    {
        var straight = new Run(name);
        straight.Go(from: 0, to: 6);

        var before = new Run(name);
        before.Go(from: 0, to: 3);
        var file = new SafeTensors();
        before.Network.SaveTo(file, "network");
        before.Optimizer.SaveTo(file, "optimizer");
        using var stream = new MemoryStream();
        file.Write(stream);

        var after = new Run(name);
        var read = SafeTensors.Read(stream.ToArray());
        after.Network.LoadFrom(read, "network");
        after.Optimizer.LoadFrom(read, "optimizer");
        after.Go(from: 3, to: 6);

        after.Optimizer.StepCount.ShouldBe(6);
        after.Bits().ShouldBe(straight.Bits());
        straight.Bits().ShouldNotBe(before.Bits());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Splitting_large_and_grouping_small_parameters_keeps_results_bit_identical(string name)
    {
        // One tensor of just over three segments, compared with the same elements in many small vectors.
        const int Count = (3 * FusedUpdate.SegmentLength) + 37;
        const int Small = 61;
        var large = Filled(Count, "weight");
        Tensor[] small = [.. Slices(large)];
        var (one, many) = (
            All[name]([new("w", large)]),
            All[name]([.. small.Select((tensor, i) => new NamedTensor($"{i}", tensor))])
        );
        for (var step = 0; step < 3; step++)
        {
            var gradient = Filled(Count, $"gradient {step}");
            one.Step([gradient]);
            many.Step([.. Slices(gradient)]);
        }
        small.SelectMany(tensor => tensor.Span.ToArray()).ShouldBe(large.Span.ToArray());

        static IEnumerable<Tensor> Slices(Tensor tensor)
        {
            for (var start = 0; start < Count; start += Small)
            {
                yield return Tensor.From(
                    tensor.Span[start..Math.Min(start + Small, Count)],
                    [Math.Min(Small, Count - start)]
                );
            }
        }
    }

    [Fact]
    public void Small_parameters_share_a_task_and_large_ones_are_split()
    {
        new FusedUpdate([.. Enumerable.Repeat(Tensor.Ones([100]), 100)]).TaskCount.ShouldBe(1);
        new FusedUpdate([Tensor.Ones([(3 * FusedUpdate.SegmentLength) + 1])]).TaskCount.ShouldBe(4);
        new FusedUpdate([Tensor.Ones([0])]).TaskCount.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_allocates_nothing(string name)
    {
        // One task only: the first parallel run starts the worker threads, which allocates.
        const int Count = FusedUpdate.SegmentLength;
        var optimizer = All[name]([new("w", Filled(Count, "weight"))]);
        Tensor[] gradients = [Filled(Count, "gradient")];
        // Runs until the runtime has compiled the step with full optimisation.
        for (var i = 0; i < 100; i++)
            optimizer.Step(gradients);

        var before = GC.GetAllocatedBytesForCurrentThread();
        optimizer.Step(gradients);
        optimizer.Step(gradients);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Moments_created_in_a_step_scope_outlive_it()
    {
        var parameter = Tensor.Ones([3]);
        Optimizer optimizer;
        using (StepScope.Begin())
            optimizer = new Adam([new("w", parameter)]);
        optimizer.Step([Tensor.Ones([3])]);
        optimizer.State.Select(state => state.Name).ShouldBe(["w.moment1", "w.moment2"]);
        optimizer.State[0].Tensor.Span[0].ShouldBe(0.1f, 1e-7f);
    }

    [Fact]
    public void The_learning_rate_may_change_between_steps()
    {
        var parameter = Tensor.Ones([1]);
        var optimizer = new Sgd([new("w", parameter)], learningRate: 0.5);
        optimizer.Step([Tensor.Ones([1])]);
        optimizer.LearningRate = 0.25;
        optimizer.Step([Tensor.Ones([1])]);
        parameter.Item().ShouldBe(0.25f);
        Should.Throw<ArgumentOutOfRangeException>(() => optimizer.LearningRate = double.NaN);
    }

    [Fact]
    public void Gradients_that_do_not_match_the_parameters_are_refused()
    {
        var optimizer = new Sgd([new("0.weight", Tensor.Ones([2, 3]))], learningRate: 0.5);
        Should
            .Throw<ArgumentException>(() => optimizer.Step([]))
            .Message.ShouldStartWith("The optimiser has 1 parameters and was given 0 gradients.");
        Should
            .Throw<ArgumentException>(() => optimizer.Step([Tensor.Ones([3, 2])]))
            .Message.ShouldStartWith("Parameter '0.weight' has shape (2, 3) and its gradient (3, 2).");
        optimizer.StepCount.ShouldBe(0);
    }

    [Fact]
    public void Duplicate_parameters_are_refused()
    {
        var parameter = Tensor.Ones([1]);
        Should
            .Throw<ArgumentException>(() => new Adam([new("a", parameter), new("a", Tensor.Ones([1]))]))
            .Message.ShouldContain("'a'");
        Should
            .Throw<ArgumentException>(() => new Adam([new("a", parameter), new("b", parameter)]))
            .Message.ShouldContain("twice");
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        NamedTensor[] parameters = [new("w", Tensor.Ones([1]))];
        Should.Throw<ArgumentOutOfRangeException>(() => new Adam(parameters, learningRate: -1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Adam(parameters, beta1: 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Adam(parameters, beta2: -0.1));
        Should.Throw<ArgumentOutOfRangeException>(() => new AdamW(parameters, epsilon: double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => new RmsProp(parameters, learningRate: 1, smoothing: 2));
        Should.Throw<ArgumentOutOfRangeException>(() => new Sgd(parameters, learningRate: 1, weightDecay: -1));
        Should.Throw<ArgumentException>(() => new Sgd(parameters, learningRate: 1, nesterov: true));
    }

    [Fact]
    public void A_checkpoint_of_another_optimiser_is_refused()
    {
        NamedTensor[] parameters = [new("w", Tensor.Ones([2]))];
        var file = new SafeTensors();
        new Adam(parameters).SaveTo(file, "optimizer");
        Should
            .Throw<ModelFormatException>(() => new RmsProp(parameters, learningRate: 1).LoadFrom(file, "optimizer"))
            .Message.ShouldBe("The file has no tensor 'optimizer.w.square', which should have shape (2).");
        Should
            .Throw<ModelFormatException>(() => new Sgd(parameters, learningRate: 1).LoadFrom(file, "optimizer"))
            .Message.ShouldBe("The file has a tensor 'optimizer.w.moment1' of shape (2), for which there is no place.");
    }

    private static Tensor Filled(int count, string purpose)
    {
        var tensor = Tensor.Uninitialized([count]);
        new RandomStream(5, purpose).FillNormal(tensor.Span);
        return tensor;
    }

    private sealed class Run
    {
        public Run(string optimizer)
        {
            Network.Initialize(Initializer.PyTorch, seed: 1);
            Optimizer = All[optimizer](Network.Parameters);
        }

        public Sequential Network { get; } = new(new Linear(3, 4, negativeSlope: 0.2f), new Linear(4, 1));

        public Optimizer Optimizer { get; }

        public void Go(int from, int to)
        {
            for (var step = from; step < to; step++)
            {
                var x = Tensor.Uninitialized([5, 3]);
                new RandomStream(2, "x", step).FillNormal(x.Span);
                var y = Network.Forward(x, ForwardContext.Inference);
                Optimizer.Step(Gradients.Compute((y * y).Mean(), Optimizer.Parameters));
            }
        }

        public int[] Bits() =>
            [
                .. Network
                    .Parameters.SelectMany(parameter => parameter.Tensor.Span.ToArray())
                    .Select(BitConverter.SingleToInt32Bits),
            ];
    }
}
