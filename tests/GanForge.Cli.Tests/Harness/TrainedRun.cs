namespace GanForge.Cli.Tests;

/// <summary>A run for tests that only read it: 00000-mlp-mnist, two short epochs, both kept.</summary>
public sealed class TrainedRun : IDisposable
{
    public TrainedRun() =>
        Tool.Run("train", "--recipe", "mlp", "--images", "320", "--epochs", "2", "--keep-every", "1", "--quiet")
            .ExitCode.ShouldBe(0);

    /// <summary>The tool, in the working folder that holds the run.</summary>
    public Tool Tool { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => Tool.Dispose();
}
