using System.Numerics;

namespace GanForge.Tensors;

/// <summary>
/// Free blocks by size class, with eight classes per doubling, so that at most an eighth of a block is unused.
/// </summary>
internal static class StoragePool
{
    private const int MinBlock = 64;

    private static readonly Lock Gate = new();
    private static readonly Stack<Storage>?[] Free = new Stack<Storage>?[8 * 32];

    /// <summary>
    /// The total number of bytes of all blocks allocated so far; constant in the steady state of a training loop.
    /// </summary>
    public static long BytesAllocated { get; private set; }

    public static Storage Rent(int count)
    {
        var sizeClass = SizeClass(Math.Max(count, MinBlock), out var capacity);
        lock (Gate)
        {
            if (Free[sizeClass] is { Count: > 0 } stack)
                return stack.Pop();
            BytesAllocated += (long)capacity * sizeof(float);
        }
        return new Storage(capacity);
    }

    public static void Return(Storage storage)
    {
        storage.Lease++;
        storage.Owner = null;
        storage.PendingAdjoints = 0;
        var sizeClass = SizeClass(storage.Capacity, out _);
        lock (Gate)
            (Free[sizeClass] ??= new Stack<Storage>()).Push(storage);
    }

    public static void Clear()
    {
        lock (Gate)
            Array.Clear(Free);
    }

    private static int SizeClass(int count, out int capacity)
    {
        // The three bits below the leading one, rounded up, select one of the eight classes of a doubling.
        var octave = BitOperations.Log2((uint)count);
        var step = 1L << Math.Max(octave - 3, 0);
        var rounded = (count + step - 1) / step * step;
        capacity = (int)Math.Min(rounded, Array.MaxLength - 64);
        octave = BitOperations.Log2((ulong)rounded);
        return (octave * 8) + (int)((rounded >> (octave - 3)) & 7);
    }
}
