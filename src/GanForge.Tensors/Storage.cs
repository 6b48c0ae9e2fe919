using System.Runtime.CompilerServices;

namespace GanForge.Tensors;

/// <summary>
/// A block of pinned managed memory on the widest vector's boundary. The garbage collector owns it; a
/// <see cref="StepScope"/> may lend it again and again, and <see cref="Lease"/> counts the loans, so that a tensor
/// that outlived its scope is told from the block's next user.
/// </summary>
internal sealed unsafe class Storage
{
    /// <summary>64 bytes: a vector of 512 bits, and a cache line.</summary>
    private const int Alignment = 64;

    private readonly float[] _memory;

    public Storage(int capacity)
    {
        // One vector to align the start, one behind the end, so that a kernel may read a whole tile of a ragged edge.
        _memory = GC.AllocateUninitializedArray<float>(capacity + (2 * Alignment / sizeof(float)), pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref _memory[0]);
        Pointer = (float*)((address + Alignment - 1) & ~(nuint)(Alignment - 1));
        Capacity = capacity;
    }

    public float* Pointer { get; }

    public int Capacity { get; }

    /// <summary>Changes whenever the block goes back to the pool.</summary>
    public int Lease { get; set; }

    /// <summary>When the block was last lent, in <see cref="StepScope"/>'s count; orders loans in time.</summary>
    public long LentAt { get; set; }

    /// <summary>The scope that will hand the block back, or null where the garbage collector will.</summary>
    public StepScope? Owner { get; set; }

    /// <summary>How many pending adjoints of a backward pass live in this block.</summary>
    public int PendingAdjoints { get; set; }
}
