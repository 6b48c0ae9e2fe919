namespace GanForge.Tensors;

/// <summary>Fills tensors with random numbers on all threads; a stream can be read from anywhere, so the bits are the same.</summary>
internal static unsafe class RandomFill
{
    public static void DropoutMask(Tensor mask, float keepProbability, in RandomStream random)
    {
        var job = new DropoutJob(mask.Pointer, mask.Count, keepProbability, random);
        Workers.Run(ref job, Chunk.CountOf(mask.Count));
    }

    private readonly struct DropoutJob(float* mask, int count, float keepProbability, RandomStream random) : IJob
    {
        public void Run(int task)
        {
            var (start, end) = Chunk.Range(count, task);
            random.FillDropoutMask(new Span<float>(mask + start, end - start), keepProbability, start);
        }
    }
}
