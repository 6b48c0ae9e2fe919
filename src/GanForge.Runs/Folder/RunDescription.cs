using System.Globalization;
using GanForge.Gans.Settings;
using GanForge.Tensors;

namespace GanForge.Runs.Folder;

/// <summary>What a run was started with, as its options.json says.</summary>
public sealed class RunDescription
{
    private RunDescription(OptionsFile file) =>
        (Options, Image, Classes, Started) = (file.Options, file.Image, file.Classes, DateTimeOffset.Parse(file.Started, CultureInfo.InvariantCulture));

    /// <summary>Recipe, data set, seed, limits, and every setting of the recipe.</summary>
    public TrainingOptions Options { get; }

    /// <summary>The shape (H, W, C) of an image as the networks see it; (1, 1, 2) of a point.</summary>
    public Shape Image { get; }

    /// <summary>The classes that images are made by; 0 where they are not.</summary>
    public int Classes { get; }

    /// <summary>When the run was first started.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>Reads a run's options.json.</summary>
    /// <exception cref="UserErrorException">The file is missing, or not as this version writes it.</exception>
    public static RunDescription Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new RunDescription(OptionsFile.Read(folder));
    }
}
