namespace GanForge.Benchmarks;

/// <summary>A PyTorch variant in a comparison: its process and its measurements.</summary>
internal sealed class Contender(PyTorchForm form, TrainingServer server)
{
    private readonly List<double> _speeds = [];

    public PyTorchForm Form => form;

    public TrainingServer Server => server;

    /// <summary>The answer for the unmeasured first window; it alone has the time to the first step.</summary>
    public Measurement First { get; private set; } = new();

    /// <summary>The highest peak of all answers, because the script resets its peak at each request.</summary>
    public int PeakMegabytes { get; private set; }

    /// <summary>Images per second in each round.</summary>
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
