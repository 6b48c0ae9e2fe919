namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>ln(1 + eˣ), exact to a few units in the last place for every x. dx = dy · sigmoid x.</summary>
    public static Tensor Softplus(this Tensor x) =>
        Op(x.Shape, y => Elementwise.Apply(x, y, default(SoftplusMap)), [x], (_, dy) => [dy * Sigmoid(x)]);

    /// <summary>
    /// max(x, 0) + ln(1 + e) with e = exp(−|x|). ln(1 + e) is ln(u) · e / (u − 1) with u the rounded 1 + e, whose two
    /// errors cancel (Goldberg 1991), and e where u is 1.
    /// </summary>
    internal readonly struct SoftplusMap : IUnary
    {
        public T Apply<T>(T x)
            where T : struct, ISimd<T>
        {
            var e = T.Exp(T.Min(x, T.Subtract(T.Zero, x)));
            var u = T.Add(T.Broadcast(1f), e);
            var d = T.Subtract(u, T.Broadcast(1f));
            var logarithm = T.SelectPositive(d, T.Multiply(T.Log(u), T.Divide(e, d)), e);
            return T.Add(T.Max(x, T.Zero), logarithm);
        }
    }
}
