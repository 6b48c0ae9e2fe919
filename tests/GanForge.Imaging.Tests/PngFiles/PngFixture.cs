using System.Text.Json;

namespace GanForge.Imaging.Tests;

/// <summary>
/// A PNG file and its pixels from Fixtures/make_png_fixtures.py, which is independent of the code under test.
/// </summary>
internal sealed record PngFixture(string Name, int Width, int Height, int Channels, byte[] File, string Pixels)
{
    public static IReadOnlyList<PngFixture> All { get; } = Read();

    public static byte[] FileOf(string name) => All.Single(fixture => fixture.Name == name).File;

    private static PngFixture[] Read()
    {
        using var stream = typeof(PngFixture).Assembly.GetManifestResourceStream("png-fixtures.json")!;
        return JsonSerializer.Deserialize<PngFixture[]>(stream, JsonSerializerOptions.Web)!;
    }
}
