namespace GanForge.Tensors;

/// <content>Operators, which are ops.</content>
public sealed partial class Tensor
{
    /// <summary>The sum.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => Ops.Add(left, right);

    /// <summary>The difference.</summary>
    public static Tensor operator -(Tensor left, Tensor right) => Ops.Subtract(left, right);

    /// <summary>The product, element by element.</summary>
    public static Tensor operator *(Tensor left, Tensor right) => Ops.Multiply(left, right);

    /// <summary>The quotient.</summary>
    public static Tensor operator /(Tensor left, Tensor right) => Ops.Divide(left, right);

    /// <summary>The sum with a number.</summary>
    public static Tensor operator +(Tensor left, float right) => Ops.Affine(left, 1f, right);

    /// <summary>The sum with a number.</summary>
    public static Tensor operator +(float left, Tensor right) => Ops.Affine(right, 1f, left);

    /// <summary>The difference from a number.</summary>
    public static Tensor operator -(Tensor left, float right) => Ops.Affine(left, 1f, -right);

    /// <summary>A number less the tensor.</summary>
    public static Tensor operator -(float left, Tensor right) => Ops.Affine(right, -1f, left);

    /// <summary>The product with a number.</summary>
    public static Tensor operator *(Tensor left, float right) => Ops.Affine(left, right, 0f);

    /// <summary>The product with a number.</summary>
    public static Tensor operator *(float left, Tensor right) => Ops.Affine(right, left, 0f);

    /// <summary>The quotient by a number.</summary>
    public static Tensor operator /(Tensor left, float right) => Ops.Affine(left, 1f / right, 0f);

    /// <summary>The negative.</summary>
    public static Tensor operator -(Tensor value) => Ops.Affine(value, -1f, 0f);
}
