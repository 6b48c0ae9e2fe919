using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans.Architectures;

/// <summary>Runs a network for inference on any number of examples, in batches that limit memory use.</summary>
internal static class BatchedInference
{
    private const int MaxBatchSize = 64;

    /// <summary>
    /// Computes the outputs (N, …) of a network for inputs (N, …) without recording gradients, by default with running
    /// statistics and without dropout.
    /// </summary>
    /// <param name="module">The network.</param>
    /// <param name="inputs">The inputs; each example's output is independent of the others.</param>
    /// <param name="output">The shape of one output.</param>
    /// <param name="context">Mode of the forward pass; inference if null.</param>
    /// <param name="largest">Maximum number of examples per batch.</param>
    public static Tensor Apply(
        Module module,
        Tensor inputs,
        Shape output,
        ForwardContext? context = null,
        int largest = MaxBatchSize
    )
    {
        var count = inputs.Shape[0];
        var length = inputs.Count / Math.Max(1, count);
        var outputs = Tensor.Uninitialized([count, .. output]);
        using var unrecorded = Gradients.NoGrad();
        for (var start = 0; start < count; start += largest)
        {
            using var scope = StepScope.Begin();
            var batch = Math.Min(largest, count - start);
            var part = Tensor.From(inputs.Span.Slice(start * length, batch * length), inputs.Shape.With(0, batch));
            module
                .Forward(part, context ?? ForwardContext.Inference)
                .Span.CopyTo(outputs.Span[(start * output.Elements)..]);
        }
        return outputs;
    }
}
