namespace GanForge.Testing;

/// <summary>A folder that is deleted after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ganforge-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string[] Files() =>
        [
            .. Directory
                .EnumerateFiles(Path, "*", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(Path, file))
                .Order(),
        ];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
