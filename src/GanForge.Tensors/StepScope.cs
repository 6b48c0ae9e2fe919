namespace GanForge.Tensors;

/// <summary>
/// Lends memory to every tensor made on this thread while the scope is open and takes it back at the end, so that a
/// training loop that opens one for each step allocates no tensor storage once it is warm:
/// <code>
/// using var scope = StepScope.Begin();
/// var loss = …;                       // gone at the end of the step
/// var kept = scope.Keep(samples);     // survives it
/// </code>
/// Scopes nest. Without a scope programs are just as correct: the garbage collector owns the memory.
/// A tensor used after its scope has ended throws <see cref="ObjectDisposedException"/>.
/// </summary>
public sealed class StepScope : IDisposable
{
    [ThreadStatic] private static StepScope? _current;
    [ThreadStatic] private static Stack<StepScope>? _spare;
    private static long _clock;

    private readonly List<Storage> _lent = [];
    private StepScope? _parent;
    private bool _open;

    private StepScope()
    {
    }

    /// <summary>Bytes of tensor memory that scopes have ever asked the system for.</summary>
    public static long BytesAllocated => StoragePool.BytesAllocated;

    internal static StepScope? Current => _current;

    /// <summary>Counts the loans of all threads; a block lent later has the larger number.</summary>
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

    /// <summary>Leaves to the garbage collector all memory that scopes have taken back and nobody has borrowed again: for programs that go on after their training.</summary>
    public static void ReleaseUnused() => StoragePool.Clear();

    /// <summary>Lets a tensor outlive this scope: it passes to the enclosing scope or, where there is none, to the garbage collector.</summary>
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

    /// <summary>Ends the scope and takes back what it lent.</summary>
    public void Dispose()
    {
        if (!_open)
            return;
        if (_current != this)
            throw new InvalidOperationException("Step scopes must end in the reverse order of their beginning, on the thread that began them.");
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

    /// <summary>Takes one block back before the scope ends; the caller knows that nobody will look at it again.</summary>
    internal static void ReleaseEarly(Storage storage)
    {
        if (storage.Owner is not null)
            StoragePool.Return(storage);
    }
}
