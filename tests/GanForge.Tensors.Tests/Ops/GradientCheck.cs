using GanForge.Tensors.Random;

namespace GanForge.Tensors.Tests;

/// <summary>
/// Compares gradients with finite differences: ⟨∇⟨f, v⟩, d⟩ for a random cotangent v and unit direction d.
/// </summary>
public static class GradientCheck
{
    private const float Step = 0.1f;
    private const double Tolerance = 1e-4;

    /// <summary>Checks the gradient of f with respect to each of its inputs.</summary>
    public static void FirstOrder(Func<Tensor[], Tensor> f, Tensor[] inputs)
    {
        using var scope = StepScope.Begin();
        foreach (var input in inputs)
            input.RequiresGradient = true;
        var y = f(inputs);
        var v = Random(y.Shape, "cotangent", 0);
        var gradients = Gradients.Compute(y, inputs, v);
        for (var i = 0; i < inputs.Length; i++)
        {
            gradients[i].Producer.ShouldBeNull();
            var d = Random(inputs[i].Shape, "direction", i);
            var length = (float)Math.Sqrt(Dot(d, d));
            for (var k = 0; k < d.Count; k++)
                d.Span[k] /= length;
            var expected = Slope(t => Dot(f(Moved(inputs, i, d, t)), v));
            Dot(gradients[i], d)
                .ShouldBe(expected, Tolerance * Math.Max(1, Math.Abs(expected)), $"the gradient of input {i}");
        }
    }

    /// <summary>Checks the gradients of the gradients with respect to the inputs and the cotangent.</summary>
    public static void SecondOrder(Func<Tensor[], Tensor> f, Tensor[] inputs)
    {
        foreach (var input in inputs)
            input.RequiresGradient = true;
        var u = Random(f(inputs).Shape, "first cotangent", 0);
        for (var i = 0; i < inputs.Length; i++)
        {
            var which = i;
            FirstOrder(
                all => Gradients.Compute(f(all[..^1]), [all[which]], all[^1], createGraph: true)[0],
                [.. inputs, u]
            );
        }
    }

    /// <summary>Random numbers, uniform in [−1, 1).</summary>
    public static Tensor Random(Shape shape, string purpose, int step)
    {
        var tensor = Tensor.Uninitialized(shape);
        new RandomStream(seed: 1, purpose, step).FillUniform(tensor.Span, -1f, 1f);
        return tensor;
    }

    private static double Slope(Func<float, double> f) =>
        (f(-2f * Step) - (8 * f(-Step)) + (8 * f(Step)) - f(2f * Step)) / (12 * (double)Step);

    private static Tensor[] Moved(Tensor[] inputs, int which, Tensor direction, float distance)
    {
        var moved = (Tensor[])inputs.Clone();
        moved[which] = inputs[which].Detach() + (direction * distance);
        moved[which].RequiresGradient = true;
        return moved;
    }

    private static double Dot(Tensor a, Tensor b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Count; i++)
            sum += (double)a.Span[i] * b.Span[i];
        return sum;
    }
}
