using GanForge.Runs.Folder;
using GanForge.Runs.Session;

namespace GanForge.Runs.Tests;

/// <summary>Observers that throw, which must not damage the run.</summary>
public sealed class ObserverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(InvalidOperationException))]
    public void An_exception_of_an_observer_in_a_step_is_rethrown_after_saving_the_run(Type kind)
    {
        var whole = TestRuns.Train(Toys.Options("mlp", _folder["whole"])).Folder;
        var failure = (Exception)Activator.CreateInstance(kind, "The window is closed.")!;
        var session = TrainingSession.Start(Toys.Options("mlp", _folder["watched"]), Toys.Blobs);
        using (session)
        {
            using var listener = new Listener { OnStep = step => Throw(step.Step == 3 ? failure : null) };
            Should
                .Throw<Exception>(() => session.Run(listener, TestContext.Current.CancellationToken))
                .ShouldBeSameAs(failure);
            listener.Steps.Count.ShouldBe(3);
        }

        RunStatus.Read(session.Folder)!.State.ShouldBe(RunState.Interrupted);
        TestRuns.Resume(session.Folder).Outcome.ShouldBe(TrainingOutcome.Completed);
        TestRuns.Bits(session.Folder.CheckpointPath).ShouldBe(TestRuns.Bits(whole.CheckpointPath));
    }

    [Fact]
    public void An_exception_of_an_observer_after_the_last_epoch_leaves_a_complete_run()
    {
        using var session = TrainingSession.Start(Toys.Options("mlp", _folder.Path, ("epochs", "1")), Toys.Blobs);

        Should.Throw<IOException>(() => session.Run(new ThrowingAtEpoch(), TestContext.Current.CancellationToken));

        RunStatus.Read(session.Folder)!.State.ShouldBe(RunState.Completed);
        File.Exists(session.Folder.ReportPath).ShouldBeTrue();
    }

    [Fact]
    public void A_session_runs_without_an_observer()
    {
        using var session = TrainingSession.Start(Toys.Options("mlp", _folder.Path, ("epochs", "1")), Toys.Blobs);

        session.Run(TestContext.Current.CancellationToken).Outcome.ShouldBe(TrainingOutcome.Completed);
    }

    private static void Throw(Exception? failure)
    {
        if (failure is not null)
            throw failure;
    }

    private sealed class ThrowingAtEpoch : ITrainingObserver
    {
        void ITrainingObserver.EpochDone(EpochReport report) => throw new IOException("Input/output error");
    }
}
