namespace GanForge.Studio.Web;

/// <summary>A file of the pages.</summary>
/// <param name="Bytes">Its content.</param>
/// <param name="Compressed">The same, compressed with Brotli.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Tag">Names this content, for the browser's cache.</param>
internal sealed record PageFile(byte[] Bytes, byte[] Compressed, string ContentType, string Tag);
