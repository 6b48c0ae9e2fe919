namespace GanForge.Imaging.PngFiles;

/// <summary>CRC-32 of ISO 3309 (polynomial 0xEDB88320, reflected), as PNG's chunks carry it.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = BuildTable();

    /// <summary>The checksum of <paramref name="second"/> put right behind <paramref name="first"/>.</summary>
    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default) =>
        ~Continue(Continue(~0u, first), second);

    private static uint Continue(uint state, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            state = Table[(byte)(state ^ value)] ^ (state >> 8);
        }

        return state;
    }

    private static uint[] BuildTable()
    {
        var table = new uint[256];
        for (var index = 0u; index < 256; index++)
        {
            var remainder = index;
            for (var bit = 0; bit < 8; bit++)
            {
                remainder = (remainder & 1) == 0 ? remainder >> 1 : (remainder >> 1) ^ 0xEDB88320u;
            }

            table[index] = remainder;
        }

        return table;
    }
}
