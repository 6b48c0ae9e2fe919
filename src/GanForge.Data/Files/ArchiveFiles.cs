using System.IO.Compression;

namespace GanForge.Data.Files;

/// <summary>The files in a zip archive, each gzipped, in whatever folder of it.</summary>
/// <param name="path">The archive.</param>
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

            // The archive closes its own streams with itself; what it says of their length is not believed.
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
