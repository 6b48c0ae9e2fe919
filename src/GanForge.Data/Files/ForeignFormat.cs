namespace GanForge.Data;

/// <summary>Names what a file is when it is not what was asked for.</summary>
internal static class ForeignFormat
{
    /// <summary>Continues the sentence "it should …, but": what a file that starts with these bytes seems to be.</summary>
    /// <param name="start">The first bytes, up to four.</param>
    public static string Describe(ReadOnlySpan<byte> start) => start switch
    {
        [] => "is empty",
        [0x89, (byte)'P', (byte)'N', (byte)'G'] => "is a PNG image",
        [0xFF, 0xD8, ..] => "is a JPEG image",
        [0x93, (byte)'N', (byte)'U', (byte)'M'] => "is a NumPy array",
        [(byte)'P', (byte)'K', ..] => "is a zip archive",
        [(byte)'<', ..] => "is a web page or XML text",
        _ => $"starts with {Convert.ToHexString(start)} in hexadecimal",
    };
}
