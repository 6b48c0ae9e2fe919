using System.IO.Compression;

namespace GanForge.Data.Files;

/// <summary>The gzipped files in a zip archive, in any of its folders.</summary>
/// <param name="path">The path of the archive.</param>
internal sealed class ArchiveFiles(string path) : IFileSource
{
    public string Whereabouts => $"in {path}";

    public (Stream Content, string FullName)? Open(string name)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var entry = archive.Entries.FirstOrDefault(entry => entry.Name == name + ".gz");
            if (entry is null)
            {
                return null;
            }

            // Disposing of the archive closes its streams; the lengths that it declares are not trusted.
            var content = new MemoryStream();
            using var deflated = entry.Open();
            deflated.CopyTo(content);
            content.Position = 0;
            return (content, $"{path}:{entry.FullName}");
        }
        catch (InvalidDataException damage)
        {
            throw new DataFormatException($"{path} is damaged: it cannot be read as a zip archive.", damage);
        }
    }
}
