using GanForge.Gans;
using GanForge.Gans.Architectures;
using GanForge.Gans.Json;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.State;

namespace GanForge.Runs.Models;

/// <summary>Reads what a run's networks are made of: its recipe, and the weights that it keeps beside its checkpoint.</summary>
internal static class RunWeights
{
    /// <summary>Where a file of weights says how many steps of training made them.</summary>
    public const string StepKey = "step";

    /// <summary>The recipe that a run was trained by, with its settings.</summary>
    /// <exception cref="UserErrorException">This version has no such recipe or settings.</exception>
    public static GanRecipe RecipeOf(RunFolder run, OptionsFile options)
    {
        try
        {
            var recipe = RecipeCatalogue.Find(options.Identity.Recipe).Create(options.Identity.Settings);
            return options.Image.IsPoint() || (options.Image[0], options.Image[1]) == (recipe.ImageSize, recipe.ImageSize)
                ? recipe
                : throw new UserErrorException($"{run.OptionsPath} is damaged: its 'image' is {options.Image[0]}×{options.Image[1]}, and its setting image-size {recipe.ImageSize}.");
        }
        catch (UserErrorException problem)
        {
            throw new UserErrorException($"The run {run.Name} was made by another version of GanForge: {problem.Message}", problem);
        }
    }

    /// <summary>Opens a run's newest checkpoint, also while the run goes on.</summary>
    /// <exception cref="UserErrorException">The run has none yet, it is damaged, or another run's.</exception>
    public static (SafeTensors File, TrainingProgress Progress) OpenCheckpoint(RunFolder run, OptionsFile options) => File.Exists(run.CheckpointPath)
        ? Checkpoint.Open(run.CheckpointPath, options.Identity)
        : throw NoneYet(run, run.CheckpointPath, cause: null);

    /// <summary>Loads a network's weights, also while the run goes on.</summary>
    /// <returns>The steps of training that made them, where the file says so.</returns>
    /// <exception cref="UserErrorException">The run has no weights yet, or they are damaged.</exception>
    public static long? Load(Module module, string path, RunFolder run)
    {
        try
        {
            var file = JsonFile.Open(path, SafeTensors.Load);
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
