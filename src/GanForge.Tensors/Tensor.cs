namespace GanForge.Tensors;

/// <summary>
/// An array of float32 numbers, row-major; images are (N, H, W, C), in memory too. What <see cref="Ops"/> computes from
/// tensors that require a gradient remembers how it was made, and <see cref="Gradients.Compute"/> follows that back.
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
    /// Whether gradients flow to this tensor: true for parameters (set it) and for whatever was recorded from them.
    /// </summary>
    /// <exception cref="InvalidOperationException">Set to false on the result of an op; use <see cref="Detach"/>.</exception>
    public bool RequiresGradient
    {
        get => _requiresGradient || Producer is not null;
        set => _requiresGradient = Producer is null || value
            ? value
            : throw new InvalidOperationException("The result of an op always requires its gradient; Detach() gives the same numbers without.");
    }

    /// <summary>The elements, to read or to write.</summary>
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

    /// <summary>A tensor whose elements are yet to be written.</summary>
    public static Tensor Uninitialized(Shape shape) => new(StepScope.Allocate(shape.Elements), shape);

    /// <summary>A tensor of zeros.</summary>
    public static Tensor Zeros(Shape shape) => Full(shape, 0f);

    /// <summary>A tensor of ones.</summary>
    public static Tensor Ones(Shape shape) => Full(shape, 1f);

    /// <summary>A tensor with the same number everywhere.</summary>
    public static Tensor Full(Shape shape, float value)
    {
        var tensor = Uninitialized(shape);
        tensor.Span.Fill(value);
        return tensor;
    }

    /// <summary>A tensor with a copy of the given elements.</summary>
    /// <exception cref="ArgumentException">Their number is not the shape's.</exception>
    public static Tensor From(ReadOnlySpan<float> elements, Shape shape)
    {
        if (elements.Length != shape.Elements)
            throw new ArgumentException($"{elements.Length} elements do not fill a tensor of shape {shape}, which has {shape.Elements}.");
        var tensor = Uninitialized(shape);
        elements.CopyTo(tensor.Span);
        return tensor;
    }

    /// <summary>A tensor of one number and no dimensions.</summary>
    public static Tensor Scalar(float value) => Full([], value);

    /// <summary>The only element of a tensor that has just one.</summary>
    /// <exception cref="InvalidOperationException">It has another number of elements.</exception>
    public float Item() => Count == 1
        ? Span[0]
        : throw new InvalidOperationException($"A tensor of shape {Shape} has {Count} elements, not one.");

    /// <summary>The same numbers, in the same memory, without their history: no gradient flows through.</summary>
    public Tensor Detach() => new(Storage, Shape);

    /// <summary>A copy of the numbers in new memory, without their history.</summary>
    public Tensor Copy() => From(Span, Shape);

    /// <summary>The same memory under another shape, without history.</summary>
    internal Tensor Alias(in Shape shape) => new(Storage, shape);

    /// <summary>The shape, and the elements where they are few.</summary>
    public override string ToString() => Count <= 16
        ? $"Tensor {Shape}: {string.Join(", ", Span.ToArray())}"
        : $"Tensor {Shape}";

    private void ThrowIfReturned()
    {
        if (_storage.Lease != _lease)
            throw new ObjectDisposedException(nameof(Tensor), "The step scope that lent this tensor's memory has ended; StepScope.Keep lets a tensor outlive it.");
    }
}
