using GanForge.Networks.Optimizers;
using GanForge.Tensors.Random;
using GanForge.Tensors.Simd;

namespace GanForge.Networks.Tests;

/// <summary>
/// Each update rule at each vector width, compared with double precision at lengths around every width.
/// </summary>
public unsafe class UpdateRuleTests
{
    /// <summary>Reference update of one weight: returns the weight and updates the moments in place.</summary>
    private delegate double Reference(double w, double g, ref double first, ref double second);

    public static TheoryData<int> Counts => [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 50];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Plain_descent_agrees_with_double_precision(int count) =>
        Check(
            new Sgd.PlainRule(rate: 0.1f, weightDecay: 0.01f),
            (double w, double g, ref double _, ref double _) => w - (0.1 * (g + (0.01 * w))),
            count
        );

    [Theory]
    [MemberData(nameof(Counts))]
    public void Momentum_agrees_with_double_precision(int count) =>
        Check(
            new Sgd.MomentumRule(new Sgd.PlainRule(rate: 0.1f, weightDecay: 0.01f), momentum: 0.9f, nesterov: false),
            (double w, double g, ref double first, ref double _) =>
                w - (0.1 * (first = (0.9 * first) + g + (0.01 * w))),
            count
        );

    [Theory]
    [MemberData(nameof(Counts))]
    public void Nesterov_momentum_agrees_with_double_precision(int count) =>
        Check(
            new Sgd.MomentumRule(new Sgd.PlainRule(rate: 0.1f, weightDecay: 0.01f), momentum: 0.9f, nesterov: true),
            (double w, double g, ref double first, ref double _) =>
            {
                g += 0.01 * w;
                first = (0.9 * first) + g;
                return w - (0.1 * (g + (0.9 * first)));
            },
            count
        );

    [Theory]
    [MemberData(nameof(Counts))]
    public void RmsProp_agrees_with_double_precision(int count) =>
        Check(
            new RmsProp.Rule(rate: 0.01f, keep: 0.9f, take: 0.1f, epsilon: 1e-3f, weightDecay: 0.02f),
            (double w, double g, ref double first, ref double _) =>
            {
                g += 0.02 * w;
                first = (0.9 * first) + (0.1 * g * g);
                return w - (0.01 * g / (Math.Sqrt(first) + 1e-3));
            },
            count
        );

    [Theory]
    [MemberData(nameof(Counts))]
    public void Adam_agrees_with_double_precision(int count) =>
        Check(
            new AdamRule(
                rate: 0.02f,
                beta1: 0.8f,
                take1: 0.2f,
                beta2: 0.9f,
                take2: 0.1f,
                epsilon: 1e-3f,
                gradientDecay: 0.03f,
                shrink: 0.99f
            ),
            (double w, double g, ref double first, ref double second) =>
            {
                g += 0.03 * w;
                first = (0.8 * first) + (0.2 * g);
                second = (0.9 * second) + (0.1 * g * g);
                return (0.99 * w) - (0.02 * first / (Math.Sqrt(second) + 1e-3));
            },
            count
        );

    [Theory]
    [MemberData(nameof(Counts))]
    public void Averaging_agrees_with_double_precision(int count) =>
        Check(
            new ExponentialMovingAverage.Rule(take: 0.1f),
            (double average, double w, ref double _, ref double _) => (0.9 * average) + (0.1 * w),
            count
        );

    private static void Check<TRule>(TRule rule, Reference reference, int count)
        where TRule : struct, IUpdateRule
    {
        Check<TRule, SimdScalar>(rule, reference, count);
        Check<TRule, Simd128>(rule, reference, count);
        Check<TRule, Simd256>(rule, reference, count);
        Check<TRule, Simd512>(rule, reference, count);
    }

    private static void Check<TRule, TSimd>(TRule rule, Reference reference, int count)
        where TRule : struct, IUpdateRule
        where TSimd : struct, ISimd<TSimd>
    {
        // Elements after the end must stay unchanged.
        const int Extra = 16;
        var inputs = new float[4][];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = new float[count + Extra];
            new RandomStream(3, $"operand {i}").FillUniform(inputs[i], i == 3 ? 0.1f : -1f, 1f);
        }
        // RMSprop's moment is a mean of squares, so it is not negative.
        if (typeof(TRule) == typeof(RmsProp.Rule))
            inputs[2] = Array.ConvertAll(inputs[2], Math.Abs);
        var results = Array.ConvertAll(inputs, input => (float[])input.Clone());

        fixed (
            float* w = results[0],
                g = results[1],
                first = results[2],
                second = results[3]
        )
        {
            FusedUpdate.Apply<TRule, TSimd>(rule, new FusedUpdate.Operands(w, g, first, second), count);
        }

        results[1].ShouldBe(inputs[1]);
        for (var i = 0; i < count; i++)
        {
            double moment1 = inputs[2][i],
                moment2 = inputs[3][i];
            var expected = reference(inputs[0][i], inputs[1][i], ref moment1, ref moment2);
            ((double)results[0][i]).ShouldBe(expected, 1e-6, $"weight {i} of {count} at {TSimd.Lanes} lanes");
            ((double)results[2][i]).ShouldBe(moment1, 1e-6, $"first moment {i} of {count} at {TSimd.Lanes} lanes");
            ((double)results[3][i]).ShouldBe(moment2, 1e-6, $"second moment {i} of {count} at {TSimd.Lanes} lanes");
        }
        for (var operand = 0; operand < inputs.Length; operand++)
            results[operand][count..].ShouldBe(inputs[operand][count..]);
    }
}
