namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>eˣ / Σ eˣ over the last dimension: probabilities from logits.</summary>
    public static Tensor Softmax(this Tensor x) => Exp(LogSoftmax(x));
}
