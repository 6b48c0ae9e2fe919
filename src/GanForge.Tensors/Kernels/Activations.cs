namespace GanForge.Tensors;

/// <summary>Activations without a counterpart in the platform's primitives.</summary>
internal static class Activations
{
    public static void LeakyRelu(ReadOnlySpan<float> x, float slope, Span<float> y)
    {
        for (var i = 0; i < x.Length; i++)
            y[i] = x[i] > 0f ? x[i] : slope * x[i];
    }

    public static void LeakyReluGradient(ReadOnlySpan<float> y, ReadOnlySpan<float> dy, float slope, Span<float> g)
    {
        for (var i = 0; i < y.Length; i++)
            g[i] = y[i] > 0f ? dy[i] : slope * dy[i];
    }
}
