using GanForge.Gans.Diagnostics;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;
using GanForge.Tensors;
using GanForge.Tensors.Threading;

namespace GanForge.Runs.Tests;

/// <summary>Allocation of training steps; not parallel, since it counts the whole process.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public class AllocationTests
{
    private const int BatchSize = 4;
    private const int StepsPerEpoch = 32;
    private const int LastSteps = 20;

    [Theory]
    [MemberData(nameof(Toys.Recipes), MemberType = typeof(Toys))]
    public void A_step_in_the_steady_state_allocates_no_tensor_storage_and_at_most_64_KB(string recipe)
    {
        using var folder = new TemporaryFolder();
        // Default layers and widths: the allocation of a step depends on the network, not on the batch.
        var settings = new Dictionary<string, string>(Toys.Prepared(recipe))
        {
            ["batch-size"] = $"{BatchSize}",
            ["epochs"] = "1",
        };
        var options = new TrainingOptions
        {
            Recipe = recipe,
            Settings = settings,
            OutDirectory = folder.Path,
        };
        using var session = TrainingSession.Start(options, Toys.Draw(BatchSize * StepsPerEpoch));
        var counter = new AllocationCounter();
        // One thread: a kernel rents a block for each working thread, so with several threads the last block is
        // allocated whenever they first work at the same time.
        var threads = Workers.Threads;
        try
        {
            Workers.Threads = 1;
            session.Run(counter, TestContext.Current.CancellationToken);
        }
        finally
        {
            Workers.Threads = threads;
        }

        counter.Storage.ShouldBe(0);
        counter.Managed.ShouldBeLessThan(LastSteps * 64 * 1024L);
        counter.SecondGenerations.ShouldBe(0);
    }

    /// <summary>Measures the allocations during the last steps.</summary>
    private sealed class AllocationCounter : ITrainingObserver
    {
        public long Managed { get; private set; }

        public long Storage { get; private set; }

        public int SecondGenerations { get; private set; }

        public void Started(TrainingSession session) { }

        public void StepDone(in StepReport report)
        {
            if (report.Step != report.StepsTotal && report.Step != report.StepsTotal - LastSteps)
                return;
            Managed = GC.GetAllocatedBytesForCurrentThread() - Managed;
            Storage = StepScope.BytesAllocated - Storage;
            SecondGenerations = GC.CollectionCount(2) - SecondGenerations;
        }

        public void EpochDone(EpochReport report) { }

        public void AlarmChanged(Alarm alarm) { }
    }
}
