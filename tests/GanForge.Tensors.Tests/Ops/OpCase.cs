namespace GanForge.Tensors.Tests;

/// <summary>A row of the table of ops: one op to check, with its inputs.</summary>
/// <param name="Op">The name of the method of <see cref="Ops"/>.</param>
/// <param name="Function">Computes the result from the inputs.</param>
/// <param name="Inputs">The inputs that gradients are taken with respect to.</param>
/// <param name="Variant">Distinguishes this row from others of the same op.</param>
public sealed record OpCase(string Op, Func<Tensor[], Tensor> Function, Sample[] Inputs, string Variant = "")
{
    /// <summary>A row for a function of one tensor.</summary>
    public static OpCase Of(string op, Func<Tensor, Tensor> function, Sample x, string variant = "") =>
        new(op, inputs => function(inputs[0]), [x], variant);

    /// <summary>A row for a function of two tensors.</summary>
    public static OpCase Of(
        string op,
        Func<Tensor, Tensor, Tensor> function,
        Sample a,
        Sample b,
        string variant = ""
    ) => new(op, inputs => function(inputs[0], inputs[1]), [a, b], variant);

    /// <summary>A row for a function of three tensors.</summary>
    public static OpCase Of(
        string op,
        Func<Tensor, Tensor, Tensor, Tensor> function,
        Sample a,
        Sample b,
        Sample c,
        string variant = ""
    ) => new(op, inputs => function(inputs[0], inputs[1], inputs[2]), [a, b, c], variant);

    /// <inheritdoc/>
    public override string ToString() => Variant.Length == 0 ? Op : $"{Op}, {Variant}";
}
