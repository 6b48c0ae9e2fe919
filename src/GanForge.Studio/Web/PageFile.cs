namespace GanForge.Studio.Web;

/// <summary>A static file of the pages.</summary>
/// <param name="Bytes">The content.</param>
/// <param name="Compressed">The content compressed with Brotli.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="Tag">The entity tag of the content, for the browser's cache.</param>
internal sealed record PageFile(byte[] Bytes, byte[] Compressed, string ContentType, string Tag);
