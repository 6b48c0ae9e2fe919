using System.Text.Json;
using GanForge.Data.Files;

namespace GanForge.Data.Tests;

public sealed class NpyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Counting arrays as written by numpy.save, from Fixtures/make_npy_fixtures.py.</summary>
    public static TheoryData<int[], string, byte[]> Saved { get; } = ReadFixtures();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Saved), DisableDiscoveryEnumeration = true)]
    public void Written_files_match_numpy_save_byte_for_byte(int[] shape, string type, byte[] saved)
    {
        var count = shape.Aggregate(1, (product, size) => product * size);
        if (type == "|u1")
            NpyFile.Write(_folder["a.npy"], shape, [Enumerable.Range(0, count).Select(i => (byte)i).ToArray()]);
        else
            NpyFile.Write(_folder["a.npy"], shape, [Enumerable.Range(0, count).Select(i => i / 4f).ToArray()]);

        File.ReadAllBytes(_folder["a.npy"]).ShouldBe(saved);
    }

    [Theory]
    [MemberData(nameof(Saved), DisableDiscoveryEnumeration = true)]
    public void Files_from_numpy_save_are_read(int[] shape, string type, byte[] saved)
    {
        File.WriteAllBytes(_folder["a.npy"], saved);

        var array = NpyFile.Read(_folder["a.npy"]);

        array.Shape.ShouldBe(shape);
        array.HoldsBytes.ShouldBe(type == "|u1");
        var count = shape.Aggregate(1, (product, size) => product * size);
        if (array.HoldsBytes)
            array.Bytes.ToArray().ShouldBe(Enumerable.Range(0, count).Select(i => (byte)i));
        else
            array.Numbers.ToArray().ShouldBe(Enumerable.Range(0, count).Select(i => i / 4f));
    }

    [Theory]
    [InlineData("<f8", new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0x3F })]
    [InlineData("<f2", new byte[] { 0, 0x3E })]
    public void Float64_and_float16_become_float32(string type, byte[] one)
    {
        File.WriteAllBytes(
            _folder["a.npy"],
            Npy($"{{'descr': '{type}', 'fortran_order': False, 'shape': (1,), }}", one)
        );

        NpyFile.Read(_folder["a.npy"]).Numbers.ToArray().ShouldBe([1.5f]);
    }

    [Theory]
    [InlineData("|i1", new byte[] { 0xFD })]
    [InlineData("<i2", new byte[] { 0xFD, 0xFF })]
    [InlineData("<i4", new byte[] { 0xFD, 0xFF, 0xFF, 0xFF })]
    [InlineData("<i8", new byte[] { 0xFD, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    public void Signed_integers_become_float32(string type, byte[] minusThree)
    {
        File.WriteAllBytes(
            _folder["a.npy"],
            Npy($"{{'descr': '{type}', 'fortran_order': False, 'shape': (1,), }}", minusThree)
        );

        NpyFile.Read(_folder["a.npy"]).Numbers.ToArray().ShouldBe([-3f]);
    }

    [Theory]
    [InlineData("|b1", 1)]
    [InlineData("<u2", 2)]
    [InlineData("<u4", 4)]
    [InlineData("<u8", 8)]
    public void Booleans_and_unsigned_integers_become_float32(string type, int width)
    {
        File.WriteAllBytes(
            _folder["a.npy"],
            Npy(
                $"{{'descr': '{type}', 'fortran_order': False, 'shape': (2,), }}",
                [1, .. new byte[width - 1], 0, .. new byte[width - 1]]
            )
        );

        var array = NpyFile.Read(_folder["a.npy"]);

        array.HoldsBytes.ShouldBeFalse();
        array.Numbers.ToArray().ShouldBe([1f, 0f]);
    }

    [Fact]
    public void Fortran_order_is_converted_to_C_order()
    {
        // numpy.asfortranarray(numpy.arange(12).reshape(2, 3, 2)): the first dimension varies fastest.
        File.WriteAllBytes(
            _folder["a.npy"],
            Npy("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3, 2), }", [0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11])
        );

        NpyFile.Read(_folder["a.npy"]).Bytes.ToArray().ShouldBe([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    }

    [Theory]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", 8, "holds elements of NumPy's type <c8")]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", 4, "holds elements of NumPy's type >f4")]
    [InlineData(
        "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2), }",
        3,
        "should hold 2×2 elements of 1 bytes, and 3 bytes follow"
    )]
    [InlineData(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }",
        5,
        "should hold 1 elements of 4 bytes, and 5 bytes follow"
    )]
    [InlineData(
        "{'descr': '|u1', 'fortran_order': False, 'shape': (-1,), }",
        1,
        "has a header that says no type, order and sizes"
    )]
    [InlineData("nonsense", 1, "has a header that says no type, order and sizes")]
    public void Unsupported_and_malformed_arrays_are_refused(string header, int bytes, string finding)
    {
        File.WriteAllBytes(_folder["a.npy"], Npy(header, new byte[bytes]));

        Should
            .Throw<DataFormatException>(() => NpyFile.Read(_folder["a.npy"]))
            .Message.ShouldStartWith($"{_folder["a.npy"]} {finding}");
    }

    [Theory]
    [InlineData(
        new byte[] { 0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, 200, 0, 1 },
        "is cut off within its header"
    )]
    [InlineData(
        new byte[] { 0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 2, 0, 1 },
        "is cut off within its header"
    )]
    [InlineData(
        new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3, 4 },
        "is no NumPy file: it should start with 93 and NUMPY, but is a PNG image"
    )]
    [InlineData(new byte[] { }, "is no NumPy file: it should start with 93 and NUMPY, but is empty")]
    public void Truncated_and_foreign_files_are_refused(byte[] file, string finding)
    {
        File.WriteAllBytes(_folder["a.npy"], file);

        Should
            .Throw<DataFormatException>(() => NpyFile.Read(_folder["a.npy"]))
            .Message.ShouldStartWith($"{_folder["a.npy"]} {finding}");
    }

    [Fact]
    public void An_array_written_in_pieces_gives_the_same_file()
    {
        NpyFile.Write(_folder["whole.npy"], [2, 3], [new byte[] { 1, 2, 3, 4, 5, 6 }]);
        NpyFile.Write(
            _folder["pieces.npy"],
            [2, 3],
            [new byte[] { 1 }, Array.Empty<byte>(), new byte[] { 2, 3, 4, 5 }, new byte[] { 6 }]
        );

        File.ReadAllBytes(_folder["pieces.npy"]).ShouldBe(File.ReadAllBytes(_folder["whole.npy"]));
    }

    [Theory]
    [InlineData(5, "Only 5 elements were given for an array of 2×3 = 6.")]
    [InlineData(7, "More elements were given for an array of 2×3 = 6.")]
    public void Pieces_of_the_wrong_total_length_are_refused_and_leave_no_file(int count, string finding)
    {
        var refusal = Should.Throw<ArgumentException>(() => NpyFile.Write(_folder["a.npy"], [2, 3], [new byte[count]]));

        refusal.Message.ShouldStartWith(finding);
        _folder.Files().ShouldBeEmpty();
    }

    [Fact]
    public void A_negative_size_is_refused() =>
        Should
            .Throw<ArgumentException>(() => NpyFile.Write(_folder["a.npy"], [-2, -3], [new byte[6]]))
            .Message.ShouldStartWith("An array has no negative size");

    private static byte[] Npy(string header, byte[] elements) =>
        [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. System.Text.Encoding.ASCII.GetBytes(header), .. elements];

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
