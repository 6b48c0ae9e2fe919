namespace GanForge.Networks.Checkpoints;

/// <summary>
/// State that training needs to resume bit for bit. Several objects can share one file, each under its prefix:
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
    /// <param name="file">Destination.</param>
    /// <param name="prefix">First part of the dotted entry names; none by default.</param>
    void SaveTo(SafeTensors file, string prefix = "");

    /// <summary>Loads the state from a file; on any mismatch, nothing is changed.</summary>
    /// <param name="file">Source.</param>
    /// <param name="prefix">Prefix under which the state was saved.</param>
    /// <exception cref="ModelFormatException">An entry is missing, unexpected, or of another shape or type.</exception>
    void LoadFrom(SafeTensors file, string prefix = "");
}
