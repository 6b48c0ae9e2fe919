namespace GanForge.Tensors.Tests;

public class GradientsTests
{
    [Fact]
    public void An_input_that_the_output_does_not_depend_on_gets_zeros()
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
    public void Every_path_from_the_output_counts()
    {
        var x = Parameter(2f);
        var shared = x * x;
        // y = x⁴ + 3x² + x, dy/dx = 4x³ + 6x + 1
        var y = (shared * shared) + (3f * shared) + x;
        Gradients.Compute(y, [x])[0].Item().ShouldBe(45f);
    }

    [Fact]
    public void An_input_given_twice_to_one_op_gets_both_parts()
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
    public void Gradients_reach_intermediate_results_and_what_lies_behind_them()
    {
        var x = Parameter(3f);
        var middle = x * x;
        var gradients = Gradients.Compute(middle * middle, [x, middle]);
        gradients[0].Item().ShouldBe(108f);
        gradients[1].Item().ShouldBe(18f);
    }

    [Fact]
    public void Gradients_have_a_history_only_when_they_are_to_be_differentiated()
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
    public void The_fourth_derivative_of_tanh_is_right()
    {
        // Four derivatives of tanh at 0.5, from tanh′ = 1 − tanh².
        var x = Parameter(0.5f);
        var derivative = x.Tanh();
        for (var order = 0; order < 4; order++)
            derivative = Gradients.Compute(derivative, [x], createGraph: true)[0];
        var t = Math.Tanh(0.5);
        ((double)derivative.Item()).ShouldBe((1 - (t * t)) * ((16 * t) - (24 * t * t * t)), 1e-4);
    }

    [Fact]
    public void Nothing_is_recorded_while_recording_is_off()
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
    public void The_result_of_an_op_cannot_be_told_to_need_no_gradient()
    {
        var y = Parameter(2f) * 2f;
        Should.Throw<InvalidOperationException>(() => y.RequiresGradient = false).Message.ShouldContain("Detach()");
    }

    [Fact]
    public void A_long_chain_does_not_overflow_the_stack()
    {
        var x = Parameter(1f);
        var y = x;
        for (var i = 0; i < 20_000; i++)
            y += 1f;
        Gradients.Compute(y, [x])[0].Item().ShouldBe(1f);
    }

    [Fact]
    public void The_walk_back_of_a_fused_op_reaches_its_inputs_history_once()
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
