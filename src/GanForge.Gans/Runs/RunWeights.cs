using GanForge.Networks;

namespace GanForge.Gans;

/// <summary>Reads the weights that a run keeps beside its checkpoint.</summary>
internal static class RunWeights
{
    /// <summary>Loads a network's weights, also while the run goes on.</summary>
    /// <exception cref="UserErrorException">The run has no weights yet, or they are damaged.</exception>
    public static void Load(Module module, string path, RunFolder run)
    {
        try
        {
            module.LoadFrom(SafeTensors.Load(path));
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"The run {run.Name} has no weights yet: {path} comes with its first checkpoint.", problem);
        }
        catch (ModelFormatException problem)
        {
            throw new UserErrorException($"The weights of the run {run.Name} are damaged: {problem.Message}", problem);
        }
    }
}
