using System.Globalization;
using GanForge.Data;
using GanForge.Gans.Settings;

namespace GanForge.Runs.Folder;

/// <summary>The options that a run was started with, from its options.json.</summary>
public sealed class RunDescription
{
    private RunDescription(OptionsFile file) =>
        (Options, Image, Classes, Started) = (
            file.Options,
            file.Image,
            file.Classes,
            DateTimeOffset.Parse(file.Started, CultureInfo.InvariantCulture)
        );

    /// <summary>The recipe, data set, seed, limits, and every setting of the recipe.</summary>
    public TrainingOptions Options { get; }

    /// <summary>The shape (H, W, C) of an image as the networks see it; (1, 1, 2) for points.</summary>
    public ImageShape Image { get; }

    /// <summary>The number of the generator's classes; 0 if it is unconditional.</summary>
    public int Classes { get; }

    /// <summary>The time at which the run was first started.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>Reads a run's options.json.</summary>
    /// <exception cref="UserErrorException">
    /// The file is missing, or does not have the format of this version.
    /// </exception>
    public static RunDescription Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new RunDescription(OptionsFile.Read(folder));
    }
}
