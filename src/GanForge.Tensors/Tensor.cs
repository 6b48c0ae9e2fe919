namespace GanForge.Tensors;

/// <summary>
/// A row-major array of float32 numbers; images are (N, H, W, C), in memory too. Results of <see cref="Ops"/> on
/// tensors that require a gradient record their history for <see cref="Gradients.Compute"/>.
/// </summary>
public sealed partial class Tensor
{
    private readonly Storage _storage;
    private readonly int _lease;
    private bool _requiresGradient;

    private Tensor(Storage storage, in Shape shape)
    {
        _storage = storage;
        _lease = storage.Lease;
        Shape = shape;
    }

    /// <summary>The sizes of the dimensions.</summary>
    public Shape Shape { get; }

    /// <summary>The number of dimensions.</summary>
    public int Rank => Shape.Rank;

    /// <summary>The number of elements.</summary>
    public int Count => Shape.Elements;

    /// <summary>
    /// Whether gradients flow to this tensor: true for parameters, for which it is set, and for everything recorded
    /// from them.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The value is false and the tensor is the result of an op; use <see cref="Detach"/>.
    /// </exception>
    public bool RequiresGradient
    {
        get => _requiresGradient || Producer is not null;
        set =>
            _requiresGradient =
                Producer is null || value
                    ? value
                    : throw new InvalidOperationException(
                        "The result of an op always requires its gradient; Detach() gives the same numbers without."
                    );
    }

    /// <summary>The elements, readable and writable.</summary>
    /// <exception cref="ObjectDisposedException">The tensor's <see cref="StepScope"/> has ended.</exception>
    public unsafe Span<float> Span => new(Pointer, Count);

    internal RecordedOp? Producer { get; set; }

    internal Storage Storage
    {
        get
        {
            ThrowIfReturned();
            return _storage;
        }
    }

    internal unsafe float* Pointer
    {
        get
        {
            ThrowIfReturned();
            return _storage.Pointer;
        }
    }

    /// <summary>Creates a tensor with uninitialized elements.</summary>
    public static Tensor Uninitialized(Shape shape) => new(StepScope.Allocate(shape.Elements), shape);

    /// <summary>Creates a tensor of zeros.</summary>
    public static Tensor Zeros(Shape shape) => Full(shape, 0f);

    /// <summary>Creates a tensor of ones.</summary>
    public static Tensor Ones(Shape shape) => Full(shape, 1f);

    /// <summary>Creates a tensor with the same number in every element.</summary>
    public static Tensor Full(Shape shape, float value)
    {
        var tensor = Uninitialized(shape);
        tensor.Span.Fill(value);
        return tensor;
    }

    /// <summary>Creates a tensor with a copy of the given elements.</summary>
    /// <exception cref="ArgumentException">The number of elements does not match the shape.</exception>
    public static Tensor From(ReadOnlySpan<float> elements, Shape shape)
    {
        if (elements.Length != shape.Elements)
        {
            throw new ArgumentException(
                $"{elements.Length} elements do not fill a tensor of shape {shape}, which has {shape.Elements}."
            );
        }

        var tensor = Uninitialized(shape);
        elements.CopyTo(tensor.Span);
        return tensor;
    }

    /// <summary>Creates a tensor of one number and no dimensions.</summary>
    public static Tensor Scalar(float value) => Full([], value);

    /// <summary>The only element of a one-element tensor.</summary>
    /// <exception cref="InvalidOperationException">The tensor does not have exactly one element.</exception>
    public float Item() =>
        Count == 1
            ? Span[0]
            : throw new InvalidOperationException($"A tensor of shape {Shape} has {Count} elements, not one.");

    /// <summary>
    /// Returns a tensor with the same memory but without history, so that no gradient flows through it.
    /// </summary>
    public Tensor Detach() => new(Storage, Shape);

    /// <summary>Copies the numbers into new memory, without their history.</summary>
    public Tensor Copy() => From(Span, Shape);

    /// <summary>Returns a tensor with the same memory in another shape, without history.</summary>
    internal Tensor Alias(in Shape shape) => new(Storage, shape);

    /// <summary>Formats the shape and, if they are few, the elements.</summary>
    public override string ToString() =>
        Count <= 16 ? $"Tensor {Shape}: {string.Join(", ", Span.ToArray())}" : $"Tensor {Shape}";

    private void ThrowIfReturned()
    {
        if (_storage.Lease != _lease)
        {
            throw new ObjectDisposedException(
                nameof(Tensor),
                "The step scope that lent this tensor's memory has ended; StepScope.Keep lets a tensor outlive it."
            );
        }
    }
}
