namespace GanForge.Tensors.Tests;

public class GradientsTests
{
    [Fact]
    public void The_gradient_of_an_unused_input_is_zero()
    {
        var (x, other) = (Parameter(1f, 2f), Parameter(3f, 4f, 5f));
        var gradients = Gradients.Compute((x * x).Sum(), [other, x]);
        gradients[0].Span.ToArray().ShouldBe([0f, 0f, 0f]);
        gradients[1].Span.ToArray().ShouldBe([2f, 4f]);
    }

    [Fact]
    public void An_output_of_several_elements_needs_a_cotangent_of_its_shape()
    {
        var x = Parameter(1f, 2f);
        Should
            .Throw<ArgumentException>(() => Gradients.Compute(x * 2f, [x]))
            .Message.ShouldStartWith("An output of shape (2) needs a cotangent");
        Should
            .Throw<ArgumentException>(() => Gradients.Compute(x * 2f, [x], Tensor.Ones([3])))
            .Message.ShouldStartWith("The cotangent has shape (3), the output (2).");
        Gradients.Compute(x * 2f, [x], Tensor.From([1f, 10f], [2]))[0].Span.ToArray().ShouldBe([2f, 20f]);
    }

    [Fact]
    public void Gradients_are_summed_over_all_paths_to_an_input()
    {
        var x = Parameter(2f);
        var shared = x * x;
        // y = x⁴ + 3x² + x, dy/dx = 4x³ + 6x + 1
        var y = (shared * shared) + (3f * shared) + x;
        Gradients.Compute(y, [x])[0].Item().ShouldBe(45f);
    }

    [Fact]
    public void An_input_used_twice_by_one_op_gets_the_sum_of_both_gradients()
    {
        var x = Parameter(3f);
        Gradients.Compute(x * x, [x])[0].Item().ShouldBe(6f);
        Gradients.Compute(x - x, [x])[0].Item().ShouldBe(0f);
        Gradients.Compute(x / x, [x])[0].Item().ShouldBe(0f, 1e-6f);
        Gradients.Compute(Ops.Concatenate([x, x, x], axis: 0).Sum(), [x])[0].Item().ShouldBe(3f);
    }

    [Fact]
    public void The_gradient_of_an_output_with_respect_to_itself_is_the_cotangent()
    {
        var x = Parameter(3f);
        var y = x * 2f;
        Gradients.Compute(y, [y, x])[0].Item().ShouldBe(1f);
        Gradients.Compute(y, [y, x])[1].Item().ShouldBe(2f);
    }

    [Fact]
    public void Gradients_reach_intermediate_results_and_their_inputs()
    {
        var x = Parameter(3f);
        var middle = x * x;
        var gradients = Gradients.Compute(middle * middle, [x, middle]);
        gradients[0].Item().ShouldBe(108f);
        gradients[1].Item().ShouldBe(18f);
    }

    [Fact]
    public void Gradients_can_be_differentiated_only_with_createGraph()
    {
        var x = Parameter(2f);
        var y = x * x * x;
        Gradients.Compute(y, [x])[0].RequiresGradient.ShouldBeFalse();
        var first = Gradients.Compute(y, [x], createGraph: true)[0];
        first.RequiresGradient.ShouldBeTrue();
        var second = Gradients.Compute(first, [x], createGraph: true)[0];
        second.Item().ShouldBe(12f);
        Gradients.Compute(second, [x])[0].Item().ShouldBe(6f);
    }

    [Fact]
    public void The_fourth_derivative_of_tanh_is_correct()
    {
        // The expected value at 0.5 follows from tanh′ = 1 − tanh².
        var x = Parameter(0.5f);
        var derivative = x.Tanh();
        for (var order = 0; order < 4; order++)
            derivative = Gradients.Compute(derivative, [x], createGraph: true)[0];
        var t = Math.Tanh(0.5);
        ((double)derivative.Item()).ShouldBe((1 - (t * t)) * ((16 * t) - (24 * t * t * t)), 1e-4);
    }

    [Fact]
    public void No_history_is_recorded_inside_NoGrad()
    {
        var x = Parameter(2f);
        using (Gradients.NoGrad())
        {
            Gradients.AreRecorded.ShouldBeFalse();
            using (Gradients.NoGrad())
                (x * x).RequiresGradient.ShouldBeFalse();
            (x * x).RequiresGradient.ShouldBeFalse();
        }
        Gradients.AreRecorded.ShouldBeTrue();
        (x * x).RequiresGradient.ShouldBeTrue();
    }

    [Fact]
    public void No_gradient_flows_through_a_detached_tensor()
    {
        var x = Parameter(2f);
        Gradients.Compute(x * x.Detach(), [x])[0].Item().ShouldBe(2f);
        (Tensor.Ones([2]) * Tensor.Ones([2])).RequiresGradient.ShouldBeFalse();
    }

    [Fact]
    public void Turning_off_the_gradient_of_an_op_result_is_refused()
    {
        var y = Parameter(2f) * 2f;
        Should.Throw<InvalidOperationException>(() => y.RequiresGradient = false).Message.ShouldContain("Detach()");
    }

    [Fact]
    public void A_long_chain_of_ops_does_not_overflow_the_stack()
    {
        var x = Parameter(1f);
        var y = x;
        for (var i = 0; i < 20_000; i++)
            y += 1f;
        Gradients.Compute(y, [x])[0].Item().ShouldBe(1f);
    }

    [Fact]
    public void The_second_derivative_of_a_fused_op_agrees_with_its_composition()
    {
        var x = Tensor.From([1f, -2f, 3f, 0.5f, 2f, -1f], [3, 2]);
        x.RequiresGradient = true;
        var (gamma, beta) = (Tensor.Ones([2]), Tensor.Zeros([2]));
        var hidden = x.Tanh();
        var fused = hidden.BatchNorm(gamma, beta);
        var centred = hidden - hidden.Mean([0]);
        var composed = centred / (hidden.Variance([0]) + 1e-5f).Sqrt();
        SquaredGradient(fused, x).ShouldAgreeWith(SquaredGradient(composed, x), 1e-4);

        static Tensor SquaredGradient(Tensor y, Tensor x)
        {
            var first = Gradients.Compute(y.Square().Square().Sum(), [x], createGraph: true)[0];
            return Gradients.Compute(first.Square().Sum(), [x])[0];
        }
    }

    private static Tensor Parameter(params float[] values)
    {
        var tensor = Tensor.From(values, values.Length == 1 ? [1] : [values.Length]);
        tensor.RequiresGradient = true;
        return tensor;
    }
}
