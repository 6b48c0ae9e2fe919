using GanForge.Tensors.Random;

namespace GanForge.Tensors.Tests;

/// <summary>A random input of an op's gradient check.</summary>
/// <param name="Shape">The shape of the tensor.</param>
/// <param name="Fill">Maps uniform random numbers in [0, 1) to the wanted ones, in place.</param>
public sealed record Sample(Shape Shape, Action<float[]> Fill)
{
    /// <summary>Numbers in a range.</summary>
    public static Sample Uniform(Shape shape, float low = -1f, float high = 1f) =>
        Each(shape, u => low + ((high - low) * u));

    /// <summary>Numbers of both signs with magnitudes in a range, away from a kink at zero.</summary>
    public static Sample BothSigns(Shape shape, float low = 0.5f, float high = 1.5f) =>
        Each(shape, u => MathF.CopySign(low + ((high - low) * Math.Abs((2f * u) - 1f)), u - 0.5f));

    /// <summary>Numbers at least 0.5 apart, so that small steps leave the maximum in its place.</summary>
    public static Sample Apart(Shape shape) =>
        new(
            shape,
            values =>
            {
                var order = Enumerable.Range(0, values.Length).ToArray();
                Array.Sort((float[])values.Clone(), order);
                for (var rank = 0; rank < order.Length; rank++)
                    values[order[rank]] = 0.5f * (rank - (order.Length / 2));
            }
        );

    /// <summary>Draws the tensor from a random stream.</summary>
    public Tensor Draw(RandomStream random)
    {
        var values = new float[Shape.Elements];
        random.FillUniform(values);
        Fill(values);
        return Tensor.From(values, Shape);
    }

    private static Sample Each(Shape shape, Func<float, float> map) =>
        new(
            shape,
            values =>
            {
                for (var i = 0; i < values.Length; i++)
                    values[i] = map(values[i]);
            }
        );
}
