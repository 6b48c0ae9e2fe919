namespace GanForge.Tensors;

/// <summary>
/// Lends memory to every tensor created on this thread while the scope is open, and takes it back at the end.
/// </summary>
/// <remarks>
/// A training loop that opens a scope for each step allocates no tensor storage once it is warm:
/// <code>
/// using var scope = StepScope.Begin();
/// var loss = …;                       // gone at the end of the step
/// var kept = scope.Keep(samples);     // survives it
/// </code>
/// Scopes nest. Programs without a scope are just as correct: the garbage collector owns the memory. A tensor used
/// after its scope has ended throws <see cref="ObjectDisposedException"/>.
/// </remarks>
public sealed class StepScope : IDisposable
{
    [ThreadStatic]
    private static StepScope? _current;

    [ThreadStatic]
    private static Stack<StepScope>? _spare;
    private static long _clock;

    private readonly List<Storage> _lent = [];
    private StepScope? _parent;
    private bool _open;

    private StepScope() { }

    /// <summary>The number of bytes of tensor memory that scopes have allocated from the system so far.</summary>
    public static long BytesAllocated => StoragePool.BytesAllocated;

    internal static StepScope? Current => _current;

    /// <summary>A counter of loans over all threads; a block lent later has a larger number.</summary>
    internal static long Clock => Interlocked.Read(ref _clock);

    /// <summary>Opens a scope on this thread.</summary>
    public static StepScope Begin()
    {
        var scope = (_spare ??= new Stack<StepScope>()).TryPop(out var spare) ? spare : new StepScope();
        scope._parent = _current;
        scope._open = true;
        _current = scope;
        return scope;
    }

    /// <summary>
    /// Releases all unused pooled memory to the garbage collector, for programs that continue after training.
    /// </summary>
    public static void ReleaseUnused() => StoragePool.Clear();

    /// <summary>
    /// Keeps a tensor alive beyond this scope: it passes to the enclosing scope or, if there is none, to the garbage
    /// collector.
    /// </summary>
    public Tensor Keep(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var storage = tensor.Storage;
        if (storage.Owner == this)
        {
            storage.Owner = _parent;
            _parent?._lent.Add(storage);
        }
        return tensor;
    }

    /// <summary>Ends the scope and takes back the memory it lent.</summary>
    public void Dispose()
    {
        if (!_open)
            return;
        if (_current != this)
        {
            throw new InvalidOperationException(
                "Step scopes must end in the reverse order of their beginning, on the thread that began them."
            );
        }

        foreach (var storage in _lent)
        {
            if (storage.Owner == this)
                StoragePool.Return(storage);
        }
        _lent.Clear();
        _open = false;
        _current = _parent;
        _parent = null;
        _spare!.Push(this);
    }

    internal static Storage Allocate(int count)
    {
        if (_current is not { } scope)
            return new Storage(count);
        var storage = StoragePool.Rent(count);
        storage.Owner = scope;
        storage.LentAt = Interlocked.Increment(ref _clock);
        scope._lent.Add(storage);
        return storage;
    }

    /// <summary>
    /// Takes a block back before the scope ends; the caller guarantees that it will not be read again.
    /// </summary>
    internal static void ReleaseEarly(Storage storage)
    {
        if (storage.Owner is not null)
            StoragePool.Return(storage);
    }
}
