using GanForge.Data;
using GanForge.Gans;

namespace GanForge.Cli;

/// <summary>What `evaluate` is to measure: runs that learnt from one data set.</summary>
internal sealed class EvaluationSubjects
{
    private readonly IReadOnlyList<(string Name, GeneratorModel Generator)> _generators;
    private readonly TrainingOptions _options;

    private EvaluationSubjects(IReadOnlyList<(string Name, GeneratorModel Generator)> generators) =>
        (_generators, _options) = (generators, generators[0].Generator.Options);

    /// <summary>Loads what is asked for.</summary>
    /// <exception cref="UserErrorException">There is no such run, or it has no such weights.</exception>
    /// <exception cref="UsageException">The runs learnt from several data sets.</exception>
    public static EvaluationSubjects Find(EvaluationRequest request)
    {
        var generators = request.Names.SelectMany(name => Generators(RunFolder.Find(name, request.RunsDirectory), request)).ToList();
        var first = generators[0];
        var other = generators.FirstOrDefault(subject => subject.Generator.Options.Dataset != first.Generator.Options.Dataset);
        return other.Generator is null
            ? new EvaluationSubjects(generators)
            : throw new UsageException($"{first.Name} learnt from {first.Generator.Options.Dataset} and {other.Name} from {other.Generator.Options.Dataset}; evaluate them one after the other.");
    }

    /// <summary>Loads what they are measured against.</summary>
    public EvaluationReference LoadReference(IProgress<DownloadProgress> progress) =>
        EvaluationReference.Load(_options.Dataset, _options.DataDirectory, progress);

    /// <summary>How many there are.</summary>
    public int Count => _generators.Count;

    /// <summary>The examples.</summary>
    public IEnumerable<ExampleSource> Sources(int samples, ulong seed) =>
        _generators.Select(subject => new GeneratedExamples(subject.Generator, subject.Name, samples, seed));

    private static IEnumerable<(string Name, GeneratorModel Generator)> Generators(RunFolder run, EvaluationRequest request)
    {
        if (!request.AllEpochs && request.Epochs is null)
            return [(run.Name, GeneratorModel.Load(run))];
        var epochs = request.AllEpochs ? run.KeptEpochs : [.. request.Epochs!.Select(epoch => (int)Math.Min(epoch, int.MaxValue))];
        return epochs.Count > 0
            ? epochs.Select(epoch => ($"{run.Name}, epoch {epoch}", GeneratorModel.Load(run, epoch)))
            : throw new UsageException($"The run {run.Name} keeps the weights of no epoch but the newest; 'ganforge train --keep-every 1' keeps those of every epoch.");
    }
}
