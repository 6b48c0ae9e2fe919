using System.Numerics.Tensors;
using GanForge.Tensors.Kernels.Products;
using GanForge.Tensors.Random;
using GanForge.Tensors.Threading;

namespace GanForge.Tensors.Kernels;

/// <summary>
/// Fills tensors with random numbers on all threads; a stream can be read at any position, so the bits do not depend on
/// the threads.
/// </summary>
internal static unsafe class RandomFill
{
    /// <summary>
    /// y = x times the stream's dropout mask; the mask is generated in y's memory and used while it is in the cache.
    /// </summary>
    public static void Dropout(Tensor x, float keepProbability, in RandomStream random, Tensor y)
    {
        var job = new DropoutJob(x.Pointer, y.Pointer, y.Count, keepProbability, random);
        Workers.Run(ref job, Chunk.CountOf(y.Count));
    }

    private readonly struct DropoutJob(float* x, float* y, int count, float keepProbability, RandomStream random) : IJob
    {
        public void Run(int task)
        {
            var (start, end) = Chunk.Range(count, task);
            var part = new Span<float>(y + start, end - start);
            random.FillDropoutMask(part, keepProbability, start);
            TensorPrimitives.Multiply(part, new ReadOnlySpan<float>(x + start, end - start), part);
        }
    }
}
