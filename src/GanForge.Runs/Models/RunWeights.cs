using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.Json;
using GanForge.Runs.State;

namespace GanForge.Runs.Models;

/// <summary>Reads a run's recipe, and the weights stored next to its checkpoint.</summary>
internal static class RunWeights
{
    /// <summary>The metadata key for the number of steps that trained the weights.</summary>
    public const string StepKey = "step";

    /// <summary>Creates the recipe that a run was trained with, including its settings.</summary>
    /// <exception cref="UserErrorException">This version does not have the recipe or its settings.</exception>
    public static GanRecipe RecipeOf(RunFolder run, OptionsFile options)
    {
        try
        {
            var recipe = RecipeCatalogue.Find(options.Identity.Recipe).Create(options.Identity.Settings);
            return options.Image.IsPoint || options.Image.Size == (recipe.ImageSize, recipe.ImageSize)
                ? recipe
                : throw new UserErrorException(
                    $"{run.OptionsPath} is damaged: its 'image' is {options.Image.Height}×{options.Image.Width}, and "
                        + $"its setting image-size {recipe.ImageSize}."
                );
        }
        catch (UserErrorException problem)
        {
            throw new UserErrorException(
                $"The run {run.Name} was made by another version of GanForge: {problem.Message}",
                problem
            );
        }
    }

    /// <summary>Opens a run's latest checkpoint, even while the run is being trained.</summary>
    /// <exception cref="UserErrorException">
    /// The run has no checkpoint yet, or it is damaged or belongs to another run.
    /// </exception>
    public static (SafeTensors File, TrainingProgress Progress) OpenCheckpoint(RunFolder run, OptionsFile options) =>
        File.Exists(run.CheckpointPath)
            ? Checkpoint.Open(run.CheckpointPath, options.Identity)
            : throw NoneYet(run, run.CheckpointPath, cause: null);

    /// <summary>Loads a network's weights, even while the run is being trained.</summary>
    /// <returns>The number of steps that trained the weights, or null if the file does not record it.</returns>
    /// <exception cref="UserErrorException">The run has no weights yet, or they are damaged.</exception>
    public static long? Load(Module module, string path, RunFolder run)
    {
        try
        {
            var file = ReadableFile.Open(path, SafeTensors.Load);
            module.LoadFrom(file);
            return file.Metadata.TryGetValue(StepKey, out var text) && long.TryParse(text, out var step) ? step : null;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NoneYet(run, path, problem);
        }
        catch (ModelFormatException problem)
        {
            throw new UserErrorException($"The weights of the run {run.Name} are damaged: {problem.Message}", problem);
        }
    }

    private static UserErrorException NoneYet(RunFolder run, string path, Exception? cause) =>
        new($"The run {run.Name} has no weights yet: {path} comes with its first checkpoint.", cause);
}
