using System.Text.Json;

namespace GanForge.Data.Tests;

public sealed class NpyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>What numpy.save makes of arrays that count up: Fixtures/make_npy_fixtures.py.</summary>
    public static TheoryData<int[], string, byte[]> Saved { get; } = ReadFixtures();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Saved), DisableDiscoveryEnumeration = true)]
    public void Files_are_byte_for_byte_what_numpy_saves(int[] shape, string type, byte[] saved)
    {
        var count = shape.Aggregate(1, (product, size) => product * size);
        if (type == "|u1")
            NpyFile.Write(_folder["a.npy"], shape, [Enumerable.Range(0, count).Select(i => (byte)i).ToArray()]);
        else
            NpyFile.Write(_folder["a.npy"], shape, [Enumerable.Range(0, count).Select(i => i / 4f).ToArray()]);

        File.ReadAllBytes(_folder["a.npy"]).ShouldBe(saved);
    }

    [Fact]
    public void Pieces_of_any_length_make_the_same_file()
    {
        NpyFile.Write(_folder["whole.npy"], [2, 3], [new byte[] { 1, 2, 3, 4, 5, 6 }]);
        NpyFile.Write(_folder["pieces.npy"], [2, 3], [new byte[] { 1 }, Array.Empty<byte>(), new byte[] { 2, 3, 4, 5 }, new byte[] { 6 }]);

        File.ReadAllBytes(_folder["pieces.npy"]).ShouldBe(File.ReadAllBytes(_folder["whole.npy"]));
    }

    [Theory]
    [InlineData(5, "Only 5 elements were given for an array of 2×3 = 6.")]
    [InlineData(7, "More elements were given for an array of 2×3 = 6.")]
    public void Pieces_that_do_not_make_the_array_leave_no_file(int count, string finding)
    {
        var refusal = Should.Throw<ArgumentException>(() => NpyFile.Write(_folder["a.npy"], [2, 3], [new byte[count]]));

        refusal.Message.ShouldStartWith(finding);
        _folder.Files().ShouldBeEmpty();
    }

    [Fact]
    public void A_negative_size_is_refused() =>
        Should.Throw<ArgumentException>(() => NpyFile.Write(_folder["a.npy"], [-2, -3], [new byte[6]])).Message.ShouldStartWith("An array has no negative size");

    private static TheoryData<int[], string, byte[]> ReadFixtures()
    {
        using var stream = typeof(NpyFileTests).Assembly.GetManifestResourceStream("npy-fixtures.json")!;
        var data = new TheoryData<int[], string, byte[]>();
        foreach (var (shape, type, file) in JsonSerializer.Deserialize<Fixture[]>(stream, JsonSerializerOptions.Web)!)
            data.Add(shape, type, file);
        return data;
    }

    private sealed record Fixture(int[] Shape, string Type, byte[] File);
}
