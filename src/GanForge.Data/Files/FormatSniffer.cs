namespace GanForge.Data.Files;

/// <summary>Describes a file that is not of the expected format.</summary>
internal static class FormatSniffer
{
    /// <summary>
    /// Describes the apparent format of a file by its first bytes, as the end of the sentence "it should …, but".
    /// </summary>
    /// <param name="start">The first bytes, up to 16.</param>
    public static string Describe(ReadOnlySpan<byte> start) =>
        start switch
        {
            [] => "is empty",
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "is a PNG image",
            [0xFF, 0xD8, ..] => "is a JPEG image",
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "is a GIF image",
            [(byte)'B', (byte)'M', ..] => "is a BMP image",
            [0x93, (byte)'N', (byte)'U', (byte)'M', ..] => "is a NumPy array",
            [0, 0, >= 8 and <= 0x0E, > 0, ..] => "is an IDX file",
            [0x1F, 0x8B, ..] => "is gzipped twice",
            [(byte)'P', (byte)'K', ..] => "is a zip archive, as .npz and .pt files are",
            [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => "is an HDF5 file",
            [0x80, >= 2 and <= 5, ..] => "is a Python pickle",
            [_, _, _, _, _, 0, 0, 0, (byte)'{', ..] => "is a safetensors file",
            [(byte)'<', ..] => "is a web page or XML text",
            _ when IsText(start) => "is text",
            _ => $"starts with {Convert.ToHexString(start[..Math.Min(start.Length, 4)])} in hexadecimal",
        };

    private static bool IsText(ReadOnlySpan<byte> start)
    {
        foreach (var letter in start)
        {
            if (letter is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (>= (byte)' ' and <= (byte)'~')))
                return false;
        }
        return true;
    }
}
