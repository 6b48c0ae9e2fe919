using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace GanForge.Studio;

/// <summary>The pages' files inside the assembly, each whole and compressed, by their path.</summary>
internal static class PageFiles
{
    private const string Folder = "wwwroot/";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    };

    /// <summary>All files, for example "js/runs.js".</summary>
    public static IReadOnlyDictionary<string, PageFile> All { get; } = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToDictionary(name => name[Folder.Length..].Replace('\\', '/'), Read);

    private static PageFile Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal))
            brotli.Write(bytes);
        return new PageFile(bytes, compressed.ToArray(), Types[Path.GetExtension(resource)], $"\"{Convert.ToHexString(SHA256.HashData(bytes))[..16]}\"");
    }
}
