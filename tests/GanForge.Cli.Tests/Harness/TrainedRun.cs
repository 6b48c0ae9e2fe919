namespace GanForge.Cli.Tests;

/// <summary>
/// The run 00000-mlp-mnist, trained for two short epochs that are both kept, for tests that only read it.
/// </summary>
public sealed class TrainedRun : IDisposable
{
    /// <summary>Trains it.</summary>
    public TrainedRun() =>
        Tool.Run("train", "--recipe", "mlp", "--images", "320", "--epochs", "2", "--keep-every", "1", "--quiet")
            .ExitCode.ShouldBe(0);

    /// <summary>The tool, in a working folder with the run.</summary>
    public Tool Tool { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => Tool.Dispose();
}
