using GanForge.Cli.Terminals;
using GanForge.Gans.Latent;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using Spectre.Console;

namespace GanForge.Cli.Sampling;

/// <summary>Reports the files that `sample` has written.</summary>
internal sealed class SampleView(Terminal terminal, SampleRequest request, RunFolder run)
{
    /// <summary>The maximum number of classes; a longer pattern does not count as one.</summary>
    private const int MaxPeriod = 256;

    /// <summary>Shows the result on standard output.</summary>
    public void Show(ImageSequence images, IReadOnlyList<string> files, SampleProgress progress, bool json)
    {
        if (json)
        {
            terminal.PrintJson(Document(images, files, progress));
        }
        else
        {
            terminal.Results.WriteLine(
                $"{(request.Out.Format == SampleFormat.Folder ? request.Out.Text : string.Join(", ", files))}: "
                    + $"{Words(images)}{Speed(progress)}"
            );
        }
    }

    private string Words(ImageSequence images)
    {
        var epoch = request.Epoch is { } number ? $" after epoch {number}" : "";
        var walk = images.Walk is { } way ? $" on a {Name(way.Interpolation)} walk" : "";
        return $"{NumberText.Count(images.Count)} {images.Kind.NounFor(images.Count)} of {run.Name}{epoch}{walk}"
            + images.Form.SizeWords(images);
    }

    private static string Speed(SampleProgress progress) =>
        progress.IsWorthWatching ? $"; {NumberText.Duration(progress.Elapsed)} at {progress.Speed}" : "";

    private SampleDocument Document(ImageSequence images, IReadOnlyList<string> files, SampleProgress progress)
    {
        var bounds = images.Form.Bounds(images, request.AsFloats);
        var isArray = request.Out.Format is SampleFormat.Npy or SampleFormat.Idx;
        return new SampleDocument(
            PathText.Short(run.Path),
            images.Step,
            request.Epoch ?? EpochAt(images.Step),
            files,
            images.Count,
            request.Codes is { Perturbation: null } ? null : request.Seeds.ToString(),
            request.Digits,
            Classes(images),
            // Adding 0 turns -0 into 0.
            request.Codes
                is null
                ? request.Truncation + 0f
                : null,
            request.Codes?.Reals?.ToString(),
            images.Walk is { } walk ? Name(walk.Interpolation) : null,
            images.Shape.Height,
            images.Shape.Width,
            images.Shape.Channels,
            !isArray ? null
                : request.HoldsFloats(images) ? "float32"
                : "uint8",
            isArray ? images.Form.ArrayShape(images) : null,
            bounds?.Black,
            bounds?.White,
            Math.Round(progress.Elapsed.TotalSeconds, 3),
            Math.Round(progress.ImagesPerSecond, 1),
            images.Codes
        );
    }

    private static List<SampledClassDocument>? Classes(ImageSequence images) =>
        images.Label is not { } label
            ? null
            :
            [
                .. Enumerable
                    .Range(0, Period(label, images.Count))
                    .Select(index => new SampledClassDocument(label(index), images.ClassNames[label(index)])),
            ];

    /// <summary>Finds the smallest period of the sequence of classes.</summary>
    private static int Period(Func<int, byte> label, int count)
    {
        for (var period = 1; period <= Math.Min(count, MaxPeriod); period++)
        {
            if (Enumerable.Range(period, count - period).All(index => label(index) == label(index - period)))
                return period;
        }
        return count;
    }

    /// <summary>The number of complete epochs at a step, if the run's status belongs to that step.</summary>
    private int? EpochAt(long? step)
    {
        try
        {
            return step is not null && RunStatus.Read(run) is { } status && status.Step == step ? status.Epoch : null;
        }
        catch (UserErrorException)
        {
            // The images are already drawn; an unreadable status is not an error here.
            return null;
        }
    }

    private static string Name(Interpolation interpolation) =>
        interpolation == Interpolation.Linear ? "linear" : "spherical";
}
