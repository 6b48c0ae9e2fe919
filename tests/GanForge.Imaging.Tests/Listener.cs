namespace GanForge.Imaging.Tests;

/// <summary>Receives progress reports synchronously, on the reporting thread.</summary>
internal sealed class Listener(Action<double> hear) : IProgress<double>
{
    public void Report(double value) => hear(value);
}
