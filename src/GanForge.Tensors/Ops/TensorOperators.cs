namespace GanForge.Tensors;

/// <content>Arithmetic operators, implemented as ops.</content>
public sealed partial class Tensor
{
    /// <summary>The elementwise sum.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => Ops.Add(left, right);

    /// <summary>The elementwise difference.</summary>
    public static Tensor operator -(Tensor left, Tensor right) => Ops.Subtract(left, right);

    /// <summary>The elementwise product.</summary>
    public static Tensor operator *(Tensor left, Tensor right) => Ops.Multiply(left, right);

    /// <summary>The elementwise quotient.</summary>
    public static Tensor operator /(Tensor left, Tensor right) => Ops.Divide(left, right);

    /// <summary>The sum of a tensor and a number.</summary>
    public static Tensor operator +(Tensor left, float right) => Ops.Affine(left, 1f, right);

    /// <summary>The sum of a number and a tensor.</summary>
    public static Tensor operator +(float left, Tensor right) => Ops.Affine(right, 1f, left);

    /// <summary>The tensor minus a number.</summary>
    public static Tensor operator -(Tensor left, float right) => Ops.Affine(left, 1f, -right);

    /// <summary>A number minus the tensor.</summary>
    public static Tensor operator -(float left, Tensor right) => Ops.Affine(right, -1f, left);

    /// <summary>The product of a tensor and a number.</summary>
    public static Tensor operator *(Tensor left, float right) => Ops.Affine(left, right, 0f);

    /// <summary>The product of a number and a tensor.</summary>
    public static Tensor operator *(float left, Tensor right) => Ops.Affine(right, left, 0f);

    /// <summary>The tensor divided by a number.</summary>
    public static Tensor operator /(Tensor left, float right) => Ops.Affine(left, 1f / right, 0f);

    /// <summary>The elementwise negation.</summary>
    public static Tensor operator -(Tensor value) => Ops.Affine(value, -1f, 0f);
}
