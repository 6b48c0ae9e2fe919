namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>The sum of all elements.</summary>
    public static Tensor Sum(this Tensor x) => SumTo(x, []);

    /// <summary>The mean of all elements.</summary>
    public static Tensor Mean(this Tensor x) => Sum(x) / x.Count;
}
