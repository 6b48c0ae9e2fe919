namespace GanForge.Networks.Checkpoints;

/// <summary>
/// What has to be saved for training to go on to the same bits. Several share one file, each under a prefix:
/// <code>
/// var file = new SafeTensors();
/// generator.SaveTo(file, "generator");
/// optimizer.SaveTo(file, "generatorOptimizer");
/// file.Save("checkpoint.safetensors");
/// </code>
/// </summary>
public interface ICheckpointed
{
    /// <summary>Adds a copy of the state to a file.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="prefix">The first part of the entries' dotted names; none by default.</param>
    void SaveTo(SafeTensors file, string prefix = "");

    /// <summary>Takes the state from a file; where anything does not fit, nothing is changed.</summary>
    /// <param name="file">Where from.</param>
    /// <param name="prefix">The prefix it was saved under.</param>
    /// <exception cref="ModelFormatException">An entry is missing, of another shape or type, or has no place here.</exception>
    void LoadFrom(SafeTensors file, string prefix = "");
}
