using GanForge.Gans.Diagnostics;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;
using GanForge.Tensors;
using GanForge.Tensors.Threading;
using GanForge.Testing;

namespace GanForge.Runs.Tests;

/// <summary>Runs alone: it counts what the whole process allocates.</summary>
[CollectionDefinition(nameof(LeanTests), DisableParallelization = true)]
[Collection(nameof(LeanTests))]
public class LeanTests
{
    private const int BatchSize = 4;
    private const int StepsPerEpoch = 32;
    private const int LastSteps = 20;

    [Theory]
    [MemberData(nameof(Toys.Recipes), MemberType = typeof(Toys))]
    public void In_the_steady_state_a_step_allocates_no_tensor_storage_at_most_64_KB_and_wakes_no_second_generation(
        string recipe
    )
    {
        using var folder = new TemporaryFolder();
        // Layers and widths as published: what a step allocates depends on the network, not on the batch.
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
        var ledger = new Ledger();
        // One thread: a kernel lends a block to each thread at work, so with several the last block comes whenever two
        // first meet.
        var threads = Workers.Threads;
        Workers.Threads = 1;
        session.Run(ledger, TestContext.Current.CancellationToken);
        Workers.Threads = threads;

        ledger.Storage.ShouldBe(0);
        ledger.Managed.ShouldBeLessThan(LastSteps * 64 * 1024L);
        ledger.SecondGenerations.ShouldBe(0);
    }

    /// <summary>Reads the books before the last steps and behind them.</summary>
    private sealed class Ledger : ITrainingObserver
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
