namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>ln softmax x over the last dimension: x − ln Σ eˣ, with the maximum taken out first, so that nothing overflows.</summary>
    public static Tensor LogSoftmax(this Tensor x)
    {
        var shifted = x - Max(x.Detach(), [^1], keepDimensions: true);
        return shifted - Log(Sum(Exp(shifted), [^1], keepDimensions: true));
    }
}
