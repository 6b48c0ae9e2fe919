using GanForge.Runs.Folder;
using GanForge.Tensors.Threading;

namespace GanForge.Runs.Tests;

/// <summary>Not parallel, since it sets the number of threads of the whole process.</summary>
[Collection(nameof(AllocationTests))]
public class ThreadTests
{
    [Theory]
    [MemberData(nameof(Toys.Recipes), MemberType = typeof(Toys))]
    public void The_number_of_threads_does_not_change_any_bit(string recipe)
    {
        using var folder = new TemporaryFolder();
        var before = Workers.Threads;
        RunFolder[] runs;
        try
        {
            runs = [.. new[] { 1, 2, 5 }.Select(Train)];
        }
        finally
        {
            Workers.Threads = before;
        }

        foreach (var run in runs[1..])
        {
            TestRuns.Scalars(run).ShouldBe(TestRuns.Scalars(runs[0]));
            TestRuns.Bits(run.CheckpointPath).ShouldBe(TestRuns.Bits(runs[0].CheckpointPath));
        }

        RunFolder Train(int threads)
        {
            Workers.Threads = threads;
            // Default widths, so that there is enough work to share.
            var options = new TrainingOptions
            {
                Recipe = recipe,
                Settings = new Dictionary<string, string> { ["batch-size"] = "8" },
                OutDirectory = folder.Path,
                Steps = 3,
            };
            return TestRuns.Train(options).Folder;
        }
    }
}
