namespace GanForge.Tensors;

/// <summary>
/// A kernel's working memory, borrowed from the pool until disposed: no allocation in the steady state.
/// </summary>
internal readonly unsafe ref struct Scratch : IDisposable
{
    private readonly Storage _storage;

    private Scratch(Storage storage) => _storage = storage;

    public float* Pointer => _storage.Pointer;

    public static Scratch Rent(int count) => new(StoragePool.Rent(count));

    public void Dispose() => StoragePool.Return(_storage);
}
