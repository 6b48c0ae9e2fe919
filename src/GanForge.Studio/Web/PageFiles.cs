using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace GanForge.Studio.Web;

/// <summary>
/// The embedded page files by path, plain and compressed. Pages provide their own head and content; the frame around
/// them is shared.
/// </summary>
internal static class PageFiles
{
    private const string Folder = "wwwroot/";
    private const string Frame = "frame.html";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    };

    /// <summary>All files by path, for example "js/runs.js".</summary>
    public static IReadOnlyDictionary<string, PageFile> All { get; } =
        Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name != Folder + Frame)
            .ToDictionary(name => name[Folder.Length..].Replace('\\', '/'), Read);

    private static PageFile Read(string resource)
    {
        var kind = Path.GetExtension(resource);
        var bytes = kind == ".html" ? Framed(Encoding.UTF8.GetString(BytesOf(resource))) : BytesOf(resource);
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal))
            brotli.Write(bytes);
        return new PageFile(
            bytes,
            compressed.ToArray(),
            Types[kind],
            $"\"{Convert.ToHexString(SHA256.HashData(bytes))[..16]}\""
        );
    }

    /// <summary>Inserts a page's head, and its content from the main element on, into the shared frame.</summary>
    private static byte[] Framed(string page)
    {
        var content = page.IndexOf("<main", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(
            Encoding
                .UTF8.GetString(BytesOf(Folder + Frame))
                .Replace("<!-- head -->", page[..content].TrimEnd(), StringComparison.Ordinal)
                .Replace("<!-- main -->", page[content..].TrimEnd(), StringComparison.Ordinal)
        );
    }

    private static byte[] BytesOf(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
