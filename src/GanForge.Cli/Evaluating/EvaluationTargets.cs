using GanForge.Cli.Errors;
using GanForge.Cli.Terminals;
using GanForge.Data.Catalogue;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Examples;
using GanForge.Evaluation.Metrics;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;

namespace GanForge.Cli.Evaluating;

/// <summary>The subjects of an evaluation: runs trained on one data set, and files of images like its own.</summary>
internal sealed class EvaluationTargets
{
    private const string UsualDataset = "mnist";

    private readonly EvaluationRequest _request;
    private readonly List<(string Name, GeneratorModel Generator)> _generators = [];
    private readonly List<Func<int, ExampleSource>> _sources = [];
    private bool _rangeIsUsed;

    /// <summary>Loads the requested runs and files.</summary>
    /// <param name="request">The evaluation request.</param>
    /// <param name="progress">Receives the progress of reading a folder of pictures.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="UserErrorException">A run or file does not exist, or a run lacks the requested
    /// weights.</exception>
    /// <exception cref="UsageException">The runs were trained on different data sets or on one other than the command
    /// names, or a flag has no effect.</exception>
    public EvaluationTargets(
        EvaluationRequest request,
        IProgress<EvaluationProgress> progress,
        CancellationToken cancellationToken
    )
    {
        _request = request;
        foreach (var name in request.Names)
        {
            if (File.Exists(name) || (Directory.Exists(name) && !RunFolder.HoldsRuns(name)))
            {
                Add(
                    new StoredExampleFiles(request.Range).Read(name, progress, cancellationToken),
                    request.Labels is { } labels ? StoredLabels.Read(labels, cancellationToken) : null
                );
            }
            else if (!Directory.Exists(name) && StoredExampleFiles.AreNamed(name))
            {
                throw new UsageException(
                    $"There is no file or folder "
                        + $"{name}{(name.Contains('\uFFFD') ? ", or its name is not UTF-8; rename it" : "")}."
                );
            }
            else
            {
                Add(RunFolder.Find(name, request.RunsDirectory));
            }
        }
        RequireOneDataset();
        RequireEffect();
    }

    /// <summary>The number of subjects.</summary>
    public int Count => _sources.Count;

    /// <summary>True if any subject is a run, for which the default number of examples applies.</summary>
    public bool HaveRuns => _generators.Count > 0;

    private string Dataset => HaveRuns ? _generators[0].Generator.Options.Dataset : _request.Dataset ?? UsualDataset;

    /// <summary>Loads the reference data to measure against.</summary>
    public EvaluationReference LoadReference(
        DownloadView download,
        IProgress<EvaluationProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var directory = _request.DataDirectory ?? (HaveRuns ? _generators[0].Generator.Options.DataDirectory : null);
        return EvaluationReference.Load(
            Dataset,
            new DatasetLoader { DataDirectory = directory, Progress = download },
            progress,
            cancellationToken
        );
    }

    /// <summary>The examples in the order in which they were named.</summary>
    /// <param name="usual">The default number of examples from a run.</param>
    public IReadOnlyList<ExampleSource> Sources(int usual) => [.. _sources.Select(source => source(usual))];

    private void Add(StoredExamples stored, IReadOnlyList<byte>? labels)
    {
        var examples = labels is null ? stored : stored.Labelled(labels);
        _sources.Add(_ => _request.Samples is { } count ? examples.First(count) : examples);
        _rangeIsUsed |= stored.Range is not null;
    }

    private void Add(RunFolder run)
    {
        foreach (var (name, generator) in Generators(run))
        {
            _generators.Add((name, generator));
            _sources.Add(usual => new GeneratedExamples(generator, name, _request.Samples ?? usual, _request.Seed));
        }
    }

    private IEnumerable<(string Name, GeneratorModel Generator)> Generators(RunFolder run)
    {
        if (!_request.AllEpochs && _request.Epochs is null)
            return [(run.Name, GeneratorModel.Load(run))];
        var epochs = _request.AllEpochs
            ? run.KeptEpochs
            : [.. _request.Epochs!.Select(epoch => (int)Math.Min(epoch, int.MaxValue))];
        return epochs.Count > 0
            ? epochs.Select(epoch => ($"{run.Name}, epoch {epoch}", GeneratorModel.Load(run, epoch)))
            : throw new UsageException(
                $"The run {run.Name} keeps the weights of no epoch but the newest; 'ganforge train --keep-every "
                    + $"1' keeps those of every epoch."
            );
    }

    private void RequireOneDataset()
    {
        if (!HaveRuns)
            return;
        var other = _generators.FirstOrDefault(subject => subject.Generator.Options.Dataset != Dataset);
        if (other.Generator is not null)
        {
            throw new UsageException(
                $"{_generators[0].Name} learnt from {Dataset} and {other.Name} from "
                    + $"{other.Generator.Options.Dataset}; evaluate them one after the other."
            );
        }

        var elsewhere = _generators.FirstOrDefault(subject =>
            subject.Generator.Options.DataDirectory != _generators[0].Generator.Options.DataDirectory
        );
        if (elsewhere.Generator is not null && _request.DataDirectory is null)
        {
            throw new UsageException(
                $"{_generators[0].Name} and {elsewhere.Name} learnt from {Dataset} of different folders; "
                    + $"--data-dir says which one to measure against, or evaluate them one after the other."
            );
        }

        if (_request.Dataset is { } named && named != Dataset)
        {
            throw new UsageException(
                $"{_generators[0].Name} learnt from {Dataset}, and is measured against that; --dataset {named} "
                    + $"is for files."
            );
        }
    }

    private void RequireEffect()
    {
        if (_request.Labels is not null && (Count > 1 || HaveRuns))
        {
            throw new UsageException(
                "--labels says what the images of one file were asked to be; name that file alone."
            );
        }

        if (_request.Range is not null && !_rangeIsUsed)
        {
            throw new UsageException(
                "--range says which numbers are black and white in .npy files of images in other numbers than "
                    + "bytes, and no such file is named; leave it out."
            );
        }

        if ((_request.AllEpochs || _request.Epochs is not null) && !HaveRuns)
            throw new UsageException("--epochs names weights of runs, and no run is named; leave it out.");
    }
}
