namespace GanForge.Imaging.Tests;

/// <summary>Hears of progress at once, on the same thread.</summary>
internal sealed class Listener(Action<double> hear) : IProgress<double>
{
    public void Report(double value) => hear(value);
}
