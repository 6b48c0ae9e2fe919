using GanForge.Gans.Adversarial;
using GanForge.Imaging.TensorBoard;
using GanForge.Runs.Folder;
using GanForge.Runs.State;
using GanForge.Tensors;

namespace GanForge.Runs.Output;

/// <summary>
/// The TensorBoard events of a run: scalars and distributions in its folder, grids of generated and of real images in
/// the subfolders "fake" and "real".
/// </summary>
/// <remarks>
/// Scalars are written at every step up to 1,000, and as means of ten steps after that, so that a long run's file stays
/// small.
/// </remarks>
internal sealed class RunEvents : IScalarSink, IDisposable
{
    private const int EveryStepUpTo = 1_000;
    private const int StepsPerPoint = 10;
    private const int MaxWeights = 10_000;

    private readonly EventFileWriter _run;
    private readonly EventFileWriter _fakes;
    private readonly EventFileWriter _reals;
    private readonly EventSummary _summary = new();
    private readonly RunningMeans _means = new();
    private readonly Dictionary<string, string> _tags = [];

    /// <param name="folder">The run's folder.</param>
    /// <param name="step">
    /// The number of steps done; if it is not 0, existing events of later steps no longer count.
    /// </param>
    public RunEvents(RunFolder folder, long step)
    {
        long? resumedAfter = step > 0 ? step : null;
        _run = new EventFileWriter(folder.Path, resumedAfter);
        _fakes = new EventFileWriter(folder.FakesEventsPath, resumedAfter);
        _reals = new EventFileWriter(folder.RealsEventsPath, resumedAfter);
    }

    /// <summary>Adds a scalar to the event of its moment.</summary>
    public void Write(in ScalarMoment moment, string name, double value)
    {
        if (moment.Kind == ScalarKind.Step)
            _means.Add(name, value);
        else if (TagOf(name) is { Length: > 0 } tag)
            _summary.AddScalar(tag, (float)value);
    }

    /// <summary>Writes the event of a moment.</summary>
    public void Complete(in ScalarMoment moment)
    {
        if (moment.Kind == ScalarKind.Step)
        {
            if (moment.Step > EveryStepUpTo && moment.Step % StepsPerPoint != 0)
                return;
            _summary.AddScalar("Progress/images_per_second", (float)moment.ImagesPerSecond);
            foreach (var (name, mean) in _means.ToDictionary())
                _summary.AddScalar(TagOf(name), (float)mean);
            _means.Clear();
        }
        _run.Write(moment.Step, _summary);
    }

    public void Grids(long step, ReadOnlySpan<byte> fakes, ReadOnlySpan<byte> reals)
    {
        _summary.AddImage("Samples/fixed", fakes);
        _fakes.Write(step, _summary);
        _summary.AddImage("Samples/reals", reals);
        _reals.Write(step, _summary);
    }

    /// <summary>Writes the distributions of the discriminator's probabilities and of each network's weights.</summary>
    public void Distributions(
        long step,
        ReadOnlySpan<float> realValidity,
        ReadOnlySpan<float> fakeValidity,
        IEnumerable<TrainedNetwork> networks
    )
    {
        _summary.AddHistogram("Validity/real", realValidity);
        _summary.AddHistogram("Validity/fake", fakeValidity);
        foreach (var network in networks)
        {
            foreach (var (name, tensor) in network.Module.Parameters)
            {
                if (tensor.Rank > 1)
                    _summary.AddHistogram($"Weights/{network.Name}/{name}", Some(tensor));
            }
        }
        _run.Write(step, _summary);
    }

    public void Flush()
    {
        _run.Flush();
        _fakes.Flush();
        _reals.Flush();
    }

    public void Dispose()
    {
        foreach (var writer in (EventFileWriter[])[_run, _fakes, _reals])
        {
            try
            {
                writer.Dispose();
            }
            catch (IOException)
            {
                // The disk may have failed, which saving the checkpoint has already reported; events are only for
                // viewing.
            }
        }
    }

    private string TagOf(string name)
    {
        if (!_tags.TryGetValue(name, out var tag))
            _tags.Add(name, tag = TensorBoardTag.For(name));
        return tag;
    }

    /// <summary>Evenly spaced values of a tensor, enough to show the distribution of all.</summary>
    private static ReadOnlySpan<float> Some(Tensor tensor)
    {
        if (tensor.Count <= MaxWeights)
            return tensor.Span;
        var some = new float[MaxWeights];
        for (var i = 0; i < some.Length; i++)
            some[i] = tensor.Span[(int)((long)i * tensor.Count / some.Length)];
        return some;
    }
}
