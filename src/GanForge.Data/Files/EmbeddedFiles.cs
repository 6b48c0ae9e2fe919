namespace GanForge.Data.Files;

/// <summary>The MNIST files embedded in this assembly.</summary>
internal sealed class EmbeddedFiles : IFileSource
{
    public string Whereabouts => "inside the program";

    public (Stream Content, string FullName)? Open(string name) =>
        typeof(EmbeddedFiles).Assembly.GetManifestResourceStream($"mnist/{name}.gz") is { } content
            ? (content, $"the built-in {name}.gz")
            : null;
}
