using GanForge.Gans;
using GanForge.Runs.Folder;
using GanForge.Studio.Runs;
using GanForge.Studio.Web;
using Microsoft.AspNetCore.Http;

namespace GanForge.Studio.Trainings;

/// <summary>
/// Starts `ganforge train` in a separate process, with the same checks, messages and folders as on the command line.
/// When the studio exits, its trainings are asked to save and stop.
/// </summary>
internal sealed class TrainingLauncher(StudioOptions options, RunCache cache) : IDisposable
{
    private const int MaxTrainings = 4;
    private const int MaxValueLength = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly List<TrainingProcess> _trainings = [];

    /// <summary>Starts a new run.</summary>
    /// <returns>The new run.</returns>
    /// <exception cref="StudioException">The command refused; the message is its own.</exception>
    public Task<RunFolder> Start(TrainingRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var recipe = RecipeCatalogue.Find(request.Recipe ?? RecipeCatalogue.Default);
        List<string> arguments = ["train", $"--recipe={recipe.Name}", $"--out={cache.RunsDirectory}"];
        Add("dataset", request.Dataset);
        Add("desc", request.Description);
        foreach (var (flag, value) in request.Flags)
        {
            var isField = TrainingForm.Fields.Any(field => field.Name == flag);
            Add(isField ? flag : throw Refuse($"There is no field {flag}."), value);
        }
        foreach (var (setting, value) in request.Settings)
        {
            Add(
                recipe.Settings.Any(known => known.Name == setting)
                    ? setting
                    : throw Refuse($"The recipe {recipe.Name} has no setting {setting}."),
                value
            );
        }

        return Launch(arguments, cancellationToken);

        void Add(string flag, string? value)
        {
            if (string.IsNullOrWhiteSpace(value))
                return;
            // Operating systems limit the length of arguments and forbid null characters.
            if (value.Length > MaxValueLength || value.Contains('\0'))
                throw Refuse($"--{flag} takes up to {MaxValueLength} letters here, none of them a zero.");
            arguments.Add($"--{flag}={value.Trim()}");
        }
    }

    /// <summary>Resumes a run, for longer if more epochs are given.</summary>
    /// <exception cref="StudioException">The command refused; the message is its own.</exception>
    public Task<RunFolder> Resume(RunFolder run, int? epochs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        List<string> arguments = ["train", $"--resume={run.Path}"];
        if (epochs is { } count)
        {
            arguments.Add($"--recipe={RunDescription.Read(run).Options.Recipe}");
            arguments.Add($"--epochs={count}");
        }
        return Launch(arguments, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var training in _trainings)
                training.Dispose();
        }
    }

    private static StudioException Refuse(string sentence) => new(StatusCodes.Status400BadRequest, sentence);

    private async Task<RunFolder> Launch(List<string> arguments, CancellationToken cancellationToken)
    {
        if (options.Trainer.Count == 0)
        {
            throw new StudioException(
                StatusCodes.Status403Forbidden,
                "This studio only shows runs; start trainings with 'ganforge train'."
            );
        }

        var training = new TrainingProcess([.. options.Trainer, .. arguments, "--quiet", "--json"]);
        lock (_lock)
        {
            _trainings.RemoveAll(earlier => earlier.HasEnded);
            if (_trainings.Count >= MaxTrainings)
            {
                throw new StudioException(
                    StatusCodes.Status409Conflict,
                    $"{MaxTrainings} trainings started here are going on already; stop one first."
                );
            }

            training.Start();
            _trainings.Add(training);
        }
        try
        {
            // The run folder exists once all checks have passed.
            return await training.Folder.WaitAsync(Patience, cancellationToken) is { } path
                ? cache.Find(Path.GetFileName(path))
                : throw Refuse(training.LastWords);
        }
        catch (TimeoutException)
        {
            throw new StudioException(
                StatusCodes.Status202Accepted,
                "The training is still preparing, perhaps a classifier or a download; its run will show up by itself."
            );
        }
    }
}
