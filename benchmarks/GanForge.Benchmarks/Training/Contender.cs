namespace GanForge.Benchmarks;

/// <summary>A form of PyTorch in a comparison: its process, and what it has shown.</summary>
internal sealed class Contender(PyTorchForm form, TrainingServer server)
{
    private readonly List<double> _speeds = [];

    public PyTorchForm Form => form;

    public TrainingServer Server => server;

    /// <summary>The unmeasured first window's answer, which has what happens once.</summary>
    public Measurement First { get; private set; } = new();

    /// <summary>The most memory that any answer reported: the script begins anew with each request.</summary>
    public int PeakMegabytes { get; private set; }

    /// <summary>Images a second of each round.</summary>
    public IReadOnlyList<double> Speeds => _speeds;

    public void WarmUp(string recipe, double seconds)
    {
        First = server.Measure(recipe, seconds);
        PeakMegabytes = First.PeakRssMb;
    }

    public void Measure(string recipe, double seconds)
    {
        var measurement = server.Measure(recipe, seconds);
        _speeds.Add(measurement.ImagesPerSecond);
        PeakMegabytes = Math.Max(PeakMegabytes, measurement.PeakRssMb);
    }

    public FormResult Result() =>
        new(form.Format, form.Type, form.Threads, Speeds.Median(), Speeds, PeakMegabytes, First.SecondsToFirstStep);
}
