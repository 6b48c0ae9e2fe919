using GanForge.Tensors.Random;

namespace GanForge.Tensors.Tests;

/// <summary>Values of the ops; <see cref="OpGradientTests"/> checks their gradients.</summary>
public class OpValueTests
{
    private static readonly Dictionary<
        string,
        (Func<Tensor, Tensor> Op, Func<double, double> Expected, float Low, float High)
    > Functions = new()
    {
        ["exp"] = (x => x.Exp(), Math.Exp, -20f, 20f),
        ["log"] = (x => x.Log(), Math.Log, 1e-6f, 50f),
        ["sqrt"] = (x => x.Sqrt(), Math.Sqrt, 0f, 50f),
        ["pow 2.5"] = (x => x.Pow(2.5f), x => Math.Pow(x, 2.5), 0f, 10f),
        ["pow −1"] = (x => x.Pow(-1f), x => 1 / x, -3f, -1f),
        ["pow 3 of negative numbers"] = (x => x.Pow(3f), x => x * x * x, -3f, 3f),
        ["tanh"] = (x => x.Tanh(), Math.Tanh, -12f, 12f),
        ["sigmoid"] = (x => x.Sigmoid(), x => 1 / (1 + Math.Exp(-x)), -80f, 80f),
        ["softplus"] = (x => x.Softplus(), x => x > 30 ? x : Math.Log(1 + Math.Exp(x)), -12f, 60f),
        ["softplus of very negative numbers"] = (
            x => x.Softplus(),
            x => Math.Exp(x) - (Math.Exp(2 * x) / 2),
            -80f,
            -12f
        ),
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var name in Functions.Keys)
            {
                foreach (var length in EveryWidth.Lengths)
                    cases.Add(name, length);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Functions_agree_with_double_precision(string name, int length)
    {
        var (op, expected, low, high) = Functions[name];
        var x = Tensor.Uninitialized([length]);
        new RandomStream(seed: 3, name).FillUniform(x.Span, low, high);
        var y = op(x);
        for (var i = 0; i < length; i++)
        {
            var value = expected(x.Span[i]);
            // The platform's tanh is accurate in absolute, not in relative terms.
            if (Math.Abs(y.Span[i] - value) > (2e-6 * Math.Abs(value)) + (name == "tanh" ? 1e-7 : 1e-37))
                throw new ShouldAssertException($"{name} of {x.Span[i]} is {y.Span[i]} and should be {value}.");
        }
    }

    [Fact]
    public void Cross_entropies_of_extreme_logits_are_finite_and_exact()
    {
        var logits = Tensor.From([200f, -200f], [2, 1]);
        logits.BinaryCrossEntropy(1f).Item().ShouldBe(100f);
        logits.BinaryCrossEntropy(0f).Item().ShouldBe(100f);
        var scores = Tensor.From([1000f, 0f, -1000f], [1, 3]);
        scores.SoftmaxCrossEntropy(Tensor.From([0f, 1f, 0f], [1, 3])).Item().ShouldBe(1000f);
        scores.Softmax().Span.ToArray().ShouldBe([1f, 0f, 0f]);
    }

    [Fact]
    public void The_gradient_of_a_confident_correct_logit_keeps_its_precision()
    {
        var logit = Tensor.From([30f], [1]);
        logit.RequiresGradient = true;
        var gradient = Gradients.Compute(logit.BinaryCrossEntropy(1f), [logit])[0].Item();
        ((double)gradient).ShouldBe(-Math.Exp(-30), Math.Exp(-30) * 1e-5);
    }

    [Fact]
    public void Mean_variance_and_maximum_are_taken_over_the_chosen_dimensions()
    {
        var x = Tensor.From([1f, 2f, 3f, 5f, 7f, 9f], [2, 3]);
        x.Mean().Item().ShouldBe(4.5f);
        x.Mean([1]).Span.ToArray().ShouldBe([2f, 7f]);
        x.Mean([1], keepDimensions: true).Shape.ShouldBe([2, 1]);
        x.Variance([^1]).Span.ToArray().ShouldBe([2f / 3f, 8f / 3f]);
        x.Variance().Item().ShouldBe(47.5f / 6f, 1e-5f);
        x.Max([0]).Span.ToArray().ShouldBe([5f, 7f, 9f]);
        x.Max().Item().ShouldBe(9f);
    }

    [Fact]
    public void Permute_and_transpose_reorder_the_elements()
    {
        var x = EveryWidth.Random([2, 3, 4, 5], 0);
        var y = x.Permute(3, 1, 0, 2);
        y.Shape.ShouldBe([5, 3, 2, 4]);
        for (var i = 0; i < x.Count; i++)
        {
            var (d, c, b, a) = (i % 5, i / 5 % 4, i / 20 % 3, i / 60);
            y.Span[(((((d * 3) + b) * 2) + a) * 4) + c].ShouldBe(x.Span[i]);
        }
        Tensor.From([1f, 2f, 3f, 4f, 5f, 6f], [2, 3]).Transpose().Span.ToArray().ShouldBe([1f, 4f, 2f, 5f, 3f, 6f]);
    }

    [Fact]
    public void Concatenate_slice_and_pad_place_the_elements_correctly()
    {
        var (a, b) = (Tensor.From([1f, 2f, 3f, 4f], [2, 2]), Tensor.From([5f, 6f], [2, 1]));
        var joined = Ops.Concatenate([a, b], axis: 1);
        joined.Span.ToArray().ShouldBe([1f, 2f, 5f, 3f, 4f, 6f]);
        joined.Slice(axis: 1, start: 1, length: 2).Span.ToArray().ShouldBe([2f, 5f, 4f, 6f]);
        joined.Slice(axis: 0, start: 1, length: 1).Span.ToArray().ShouldBe([3f, 4f, 6f]);
        b.Pad(axis: 1, before: 1, after: 1).Span.ToArray().ShouldBe([0f, 5f, 0f, 0f, 6f, 0f]);
        Ops.Concatenate([a, a], axis: 0).Span.ToArray().ShouldBe([1f, 2f, 3f, 4f, 1f, 2f, 3f, 4f]);
    }

    [Fact]
    public void Dropout_keeps_the_mean_and_is_repeatable_with_the_same_stream()
    {
        var x = Tensor.Ones([100_000]);
        var stream = new RandomStream(seed: 1, "dropout");
        var y = x.Dropout(0.6f, stream);
        y.Span.ToArray().ShouldAllBe(v => v == 0f || v == 1f / 0.6f);
        y.Mean().Item().ShouldBe(1f, 0.02f);
        x.Dropout(0.6f, stream).Span.ToArray().ShouldBe(y.Span.ToArray());
        x.Dropout(1f, stream).ShouldBeSameAs(x);
    }

    [Fact]
    public void Batch_norm_returns_moments_that_reproduce_its_output()
    {
        var x = EveryWidth.Random([6, 4, 4, 5], 0);
        var (gamma, beta) = (EveryWidth.Random([5], 1), EveryWidth.Random([5], 2));
        var moments = Tensor.Zeros([2, 5]);
        var y = x.BatchNorm(gamma, beta, 1e-3f, negativeSlope: 0.2f, moments);
        moments.Slice(axis: 0, start: 0, length: 1).Reshape([5]).ShouldAgreeWith(x.Mean([0, 1, 2]), 1e-6);
        moments.Slice(axis: 0, start: 1, length: 1).Reshape([5]).ShouldAgreeWith(x.Variance([0, 1, 2]), 1e-6);
        moments.RequiresGradient.ShouldBeFalse();
        x.BatchNormWith(x.Mean([0, 1, 2]), x.Variance([0, 1, 2]), gamma, beta, 1e-3f, negativeSlope: 0.2f)
            .ShouldAgreeWith(y, 1e-6);
    }

    [Fact]
    public void Tied_maxima_share_the_gradient_but_max_pooling_takes_the_first()
    {
        var x = Tensor.From([2f, 1f, 2f, 0f], [1, 4]);
        x.RequiresGradient = true;
        Gradients.Compute(x.Max(), [x])[0].Span.ToArray().ShouldBe([0.5f, 0f, 0.5f, 0f]);
        var image = x.Reshape([1, 2, 2, 1]);
        Gradients
            .Compute(image.MaxPool(2, 2, ConvWindow.Square(stride: 2)).Sum(), [image])[0]
            .Span.ToArray()
            .ShouldBe([1f, 0f, 0f, 0f]);
    }
}
