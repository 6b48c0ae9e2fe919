using GanForge.Tensors.Kernels.Products;
using GanForge.Tensors.Threading;

namespace GanForge.Tensors.Kernels;

/// <summary>Copies equally long, equally spaced runs: concatenation, slicing and padding along one dimension.</summary>
internal static unsafe class Blocks
{
    /// <summary>
    /// Copies <paramref name="length"/> elements <paramref name="rows"/> times; a pitch is the distance between runs.
    /// </summary>
    public static void Copy(
        float* source,
        int sourcePitch,
        float* destination,
        int destinationPitch,
        int length,
        int rows
    )
    {
        if (length == 0)
            return;
        var job = new CopyJob(source, sourcePitch, destination, destinationPitch, length, rows);
        Workers.Run(ref job, Chunk.DivideUp(rows, job.RowsPerTask));
    }

    private readonly struct CopyJob(
        float* source,
        int sourcePitch,
        float* destination,
        int destinationPitch,
        int length,
        int rows
    ) : IJob
    {
        public int RowsPerTask => Chunk.ItemsPerTask(rows, length);

        public void Run(int task)
        {
            var last = Math.Min((task + 1) * RowsPerTask, rows);
            for (var row = task * RowsPerTask; row < last; row++)
            {
                var from = new ReadOnlySpan<float>(source + ((long)row * sourcePitch), length);
                from.CopyTo(new Span<float>(destination + ((long)row * destinationPitch), length));
            }
        }
    }
}
