using GanForge.Data.Files;

namespace GanForge.Data.Tests;

public sealed class IdxFileTests : IDisposable
{
    private static readonly byte[] Small = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 10, 11, 12, 13, 14, 15];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("array-idx2-ubyte")]
    [InlineData("array-idx2-ubyte.gz")]
    public void A_written_array_is_read_back(string name)
    {
        IdxFile.Write(_folder[name], new IdxArray([2, 3], [10, 11, 12, 13, 14, 15]));
        var read = IdxFile.Read(_folder[name]);

        read.Shape.ShouldBe([2, 3]);
        read.Span.ToArray().ShouldBe([10, 11, 12, 13, 14, 15]);
        _folder.Files().ShouldBe([name]);
    }

    [Fact]
    public void The_raw_format_is_big_endian_sizes_then_elements()
    {
        IdxFile.Write(_folder["raw"], new IdxArray([2, 3], [10, 11, 12, 13, 14, 15]));

        File.ReadAllBytes(_folder["raw"]).ShouldBe(Small);
    }

    [Theory]
    [InlineData("array-idx2-ubyte")]
    [InlineData("array-idx2-ubyte.gz")]
    public void An_array_written_in_pieces_gives_the_same_file(string name)
    {
        IdxFile.Write(_folder["whole-" + name], new IdxArray([2, 3], [10, 11, 12, 13, 14, 15]));
        IdxFile.Write(
            _folder["pieces-" + name],
            [2, 3],
            [new byte[] { 10, 11 }, Array.Empty<byte>(), new byte[] { 12, 13, 14, 15 }]
        );

        File.ReadAllBytes(_folder["pieces-" + name]).ShouldBe(File.ReadAllBytes(_folder["whole-" + name]));
    }

    [Theory]
    [InlineData(5, "Only 5 elements were given for an array of 2×3 = 6.")]
    [InlineData(7, "More elements were given for an array of 2×3 = 6.")]
    public void Pieces_of_the_wrong_total_length_are_refused_and_leave_no_file(int count, string finding)
    {
        Should
            .Throw<ArgumentException>(() => IdxFile.Write(_folder["a"], [2, 3], [new byte[count]]))
            .Message.ShouldStartWith(finding);

        _folder.Files().ShouldBeEmpty();
    }

    [Fact]
    public void Shapes_that_the_format_cannot_hold_are_refused()
    {
        Should.Throw<ArgumentException>(() => IdxFile.Write(_folder["a"], [], [new byte[1]]));
        Should.Throw<ArgumentException>(() => IdxFile.Write(_folder["a"], [-1, -1], [new byte[1]]));
    }

    [Fact]
    public void Gzip_is_detected_by_content_regardless_of_the_name()
    {
        IdxFile.Write(_folder["a.gz"], new IdxArray([3], [1, 2, 3]));
        File.Move(_folder["a.gz"], _folder["a"]);

        IdxFile.Read(_folder["a"]).Span.ToArray().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void An_empty_array_can_be_written_and_read()
    {
        IdxFile.Write(_folder["none"], new IdxArray([0, 28, 28], []));

        IdxFile.Read(_folder["none"]).Shape.ShouldBe([0, 28, 28]);
    }

    [Fact]
    public void A_file_cut_off_in_its_elements_is_refused() =>
        Refusal(Small[..^1]).ShouldContain("is cut off: its header announces 2×3 = 6 bytes, but only 5 follow");

    [Fact]
    public void A_file_cut_off_in_its_header_is_refused() =>
        Refusal(Small[..10]).ShouldContain("is cut off within its header, which should hold 2 sizes");

    [Fact]
    public void A_file_with_trailing_bytes_is_refused() =>
        Refusal([.. Small, 0]).ShouldContain("is too long: more bytes follow the 2×3 = 6");

    [Theory]
    [InlineData(new byte[] { }, "is empty")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A }, "is a PNG image")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, "is a JPEG image")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4 }, "is a zip archive")]
    [InlineData(new byte[] { 0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59 }, "is a NumPy array")]
    [InlineData(new byte[] { 0x3C, 0x21, 0x44, 0x4F, 0x43 }, "is a web page")]
    [InlineData(new byte[] { 1, 2, 3, 4 }, "starts with 01020304")]
    [InlineData(new byte[] { 0, 0, 8 }, "starts with 000008")]
    [InlineData(new byte[] { 0, 0, 8, 0 }, "starts with 00000800")]
    public void A_file_of_another_type_is_refused_and_its_type_is_named(byte[] content, string finding)
    {
        var refusal = Refusal(content);

        refusal.ShouldContain("is not an IDX file: it should start with 00 00 08");
        refusal.ShouldContain(finding);
    }

    [Fact]
    public void Unsupported_element_types_are_refused() =>
        Refusal([0, 0, 0x0D, 1, 0, 0, 0, 1, 0, 0, 0, 0]).ShouldContain("IDX type 0D");

    [Theory]
    [InlineData(new byte[] { 0, 0, 8, 1, 0xFF, 0xFF, 0xFF, 0xFF }, "announces a size of 4294967295")]
    [InlineData(
        new byte[] { 0, 0, 8, 5, 64, 0, 0, 0, 64, 0, 0, 0, 64, 0, 0, 0, 64, 0, 0, 0, 64, 0, 0, 0 },
        "more than an array can hold"
    )]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0 }, "more than an array can hold")]
    public void A_header_that_announces_too_much_is_refused(byte[] content, string finding) =>
        Refusal(content).ShouldContain(finding);

    [Fact]
    public void Damaged_gzip_data_is_refused()
    {
        IdxFile.Write(
            _folder["good.gz"],
            new IdxArray([5000], [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * i / 7))])
        );
        var content = File.ReadAllBytes(_folder["good.gz"]);

        Refusal(content[..(content.Length / 2)]).ShouldContain("is cut off");
        content.AsSpan(content.Length / 2, 8).Fill(0xFF);
        Should.Throw<DataFormatException>(() => ReadBytes(content));
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_no_others()
    {
        IdxFile.Write(_folder["kept"], new IdxArray([1], [7]));

        Should.Throw<IOException>(() =>
            AtomicFile.Write(
                _folder["kept"],
                file =>
                {
                    file.WriteByte(1);
                    throw new IOException("disk full");
                }
            )
        );

        IdxFile.Read(_folder["kept"]).Span.ToArray().ShouldBe([7]);
        _folder.Files().ShouldBe(["kept"]);
    }

    [Fact]
    public void An_array_that_does_not_match_its_shape_is_refused()
    {
        Should
            .Throw<ArgumentException>(() => new IdxArray([2, 2], [1, 2, 3]))
            .Message.ShouldContain("3 bytes do not make an array of 2×2");
        Should.Throw<ArgumentException>(() => new IdxArray([], []));
        Should.Throw<ArgumentException>(() => new IdxArray([-1, -1], [1]));
    }

    private string Refusal(byte[] content)
    {
        var message = Should.Throw<DataFormatException>(() => ReadBytes(content)).Message;
        message.ShouldStartWith(_folder["file"]);
        return message;
    }

    private void ReadBytes(byte[] content)
    {
        File.WriteAllBytes(_folder["file"], content);
        IdxFile.Read(_folder["file"]);
    }
}
