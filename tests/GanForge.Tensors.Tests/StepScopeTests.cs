using GanForge.Tensors.Random;

namespace GanForge.Tensors.Tests;

[Collection(nameof(ThreadCountTests))]
public class StepScopeTests
{
    [Fact]
    public void Steps_after_warm_up_allocate_no_tensor_memory()
    {
        var (x, w) = (EveryWidth.Random([64, 32], 0), EveryWidth.Random([32, 50], 1));
        w.RequiresGradient = true;
        Step();
        Step();
        var before = StepScope.BytesAllocated;
        for (var i = 0; i < 5; i++)
            Step();
        StepScope.BytesAllocated.ShouldBe(before);

        void Step()
        {
            using var scope = StepScope.Begin();
            Gradients.Compute(
                x.Linear(w).BatchNorm(Tensor.Ones([50]), Tensor.Zeros([50])).Tanh().Softplus().Mean(),
                [w]
            );
        }
    }

    [Fact]
    public void Using_a_tensor_after_its_scope_has_ended_is_refused()
    {
        Tensor lost;
        using (StepScope.Begin())
            lost = Tensor.Ones([3]);
        Should.Throw<ObjectDisposedException>(() => lost.Span.Length).Message.ShouldContain("StepScope.Keep");
        Should.Throw<ObjectDisposedException>(() => lost + 1f);
        Should.Throw<ObjectDisposedException>(() => lost.Detach());
        // Also after the memory block has been reused.
        using (StepScope.Begin())
        {
            Tensor.Ones([3]);
            Should.Throw<ObjectDisposedException>(() => lost.Span[0] = 1f);
        }
    }

    [Fact]
    public void A_kept_tensor_keeps_its_values_after_its_scope_has_ended()
    {
        Tensor kept;
        using (var scope = StepScope.Begin())
            kept = scope.Keep(Tensor.Full([100], 7f));
        using (StepScope.Begin())
            Tensor.Full([100], 8f);
        kept.Span.ToArray().ShouldAllBe(v => v == 7f);
    }

    [Fact]
    public void A_kept_tensor_passes_to_the_enclosing_scope()
    {
        Tensor kept;
        using (StepScope.Begin())
        {
            using (var inner = StepScope.Begin())
                kept = inner.Keep(Tensor.Full([4], 7f));
            kept.Span[0].ShouldBe(7f);
        }
        Should.Throw<ObjectDisposedException>(() => kept.Span[0]);
    }

    [Fact]
    public void Keeping_a_reshaped_tensor_keeps_its_memory()
    {
        Tensor kept;
        using (var scope = StepScope.Begin())
            kept = scope.Keep(Tensor.Full([4], 7f).Reshape([2, 2]));
        kept.Span.ToArray().ShouldAllBe(v => v == 7f);
    }

    [Fact]
    public void Scopes_must_end_in_reverse_order()
    {
        var outer = StepScope.Begin();
        var inner = StepScope.Begin();
        Should.Throw<InvalidOperationException>(outer.Dispose).Message.ShouldContain("reverse order");
        inner.Dispose();
        outer.Dispose();
    }

    [Fact]
    public void Tensors_created_outside_a_scope_are_unaffected_by_it()
    {
        var outside = Tensor.Full([64], 3f);
        using (var scope = StepScope.Begin())
        {
            scope.Keep(outside);
            (outside + 1f).Span[0].ShouldBe(4f);
        }
        outside.Span.ToArray().ShouldAllBe(v => v == 3f);
    }

    [Theory]
    [MemberData(nameof(OpGradientTests.Names), MemberType = typeof(OpGradientTests))]
    public void Gradients_inside_and_outside_a_scope_are_bit_identical(string name)
    {
        var row = OpTable.Named(name);
        var inputs = row.Inputs.Select((sample, i) => sample.Draw(new RandomStream(seed: 9, name, i))).ToArray();
        foreach (var input in inputs)
            input.RequiresGradient = true;
        var outside = Run();
        for (var repetition = 0; repetition < 2; repetition++)
        {
            using var scope = StepScope.Begin();
            Run().ShouldBe(outside);
        }

        float[] Run()
        {
            // The output is used twice and its gradient penalised, so that adjoints are summed, shared and freed.
            var y = row.Function(inputs);
            var first = Gradients.Compute(y, inputs, GradientCheck.Random(y.Shape, "cotangent", 0), createGraph: true);
            var penalty = first.Aggregate(Tensor.Scalar(0f), (sum, g) => sum + g.Square().Sum());
            var loss = y.Square().Sum() + y.Sum() + penalty;
            return [.. Gradients.Compute(loss, inputs).SelectMany(g => g.Span.ToArray())];
        }
    }

    [Fact]
    public void A_step_allocates_few_bytes_per_op()
    {
        var x = EveryWidth.Random([8, 8], 0);
        x.RequiresGradient = true;
        Step();
        Step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Step();
        ((GC.GetAllocatedBytesForCurrentThread() - before) / 100).ShouldBeLessThan(500);

        void Step()
        {
            using var scope = StepScope.Begin();
            var y = x;
            for (var i = 0; i < 100; i++)
                y += x;
        }
    }
}
