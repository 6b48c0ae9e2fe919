using System.Runtime.CompilerServices;

namespace GanForge.Tensors;

/// <summary>
/// A block of pinned managed memory, aligned for the widest vectors and owned by the garbage collector.
/// </summary>
/// <remarks>
/// A <see cref="StepScope"/> may lend it repeatedly; <see cref="Lease"/> counts the loans, to distinguish a tensor that
/// outlived its scope from the block's next user.
/// </remarks>
internal sealed unsafe class Storage
{
    /// <summary>64 bytes: a 512-bit vector, and a cache line.</summary>
    private const int Alignment = 64;

    private readonly float[] _memory;

    public Storage(int capacity)
    {
        // One vector to align the start and one after the end, so that a kernel may read a whole tile at a ragged edge.
        _memory = GC.AllocateUninitializedArray<float>(capacity + (2 * Alignment / sizeof(float)), pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref _memory[0]);
        Pointer = (float*)((address + Alignment - 1) & ~(nuint)(Alignment - 1));
        Capacity = capacity;
    }

    public float* Pointer { get; }

    public int Capacity { get; }

    /// <summary>The loan number, which changes whenever the block returns to the pool.</summary>
    public int Lease { get; set; }

    /// <summary>The time of the last loan, by <see cref="StepScope"/>'s counter.</summary>
    public long LentAt { get; set; }

    /// <summary>The scope that will return the block, or null if the garbage collector will.</summary>
    public StepScope? Owner { get; set; }

    /// <summary>The number of pending adjoints of a backward pass that live in this block.</summary>
    public int PendingAdjoints { get; set; }
}
