namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// ln softmax x over the last dimension: x − ln Σ eˣ, with the maximum subtracted first to avoid overflow.
    /// </summary>
    public static Tensor LogSoftmax(this Tensor x)
    {
        var shifted = x - Max(x.Detach(), [^1], keepDimensions: true);
        return shifted - Log(Sum(Exp(shifted), [^1], keepDimensions: true));
    }
}
