using GanForge.Imaging.PngFiles;

namespace GanForge.Imaging.Tests;

public sealed class PngDecodingTests
{
    public static TheoryData<string> Names => [.. PngFixture.All.Select(fixture => fixture.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Files_of_another_encoder_are_decoded_exactly(string name)
    {
        var fixture = PngFixture.All.Single(candidate => candidate.Name == name);
        var bitmap = Png.Decode(fixture.File);
        (bitmap.Width, bitmap.Height, bitmap.Channels).ShouldBe((fixture.Width, fixture.Height, fixture.Channels));
        Convert.ToHexStringLower(bitmap.Pixels).ShouldBe(fixture.Pixels);
    }

    [Fact]
    public void Transparent_pixels_show_the_requested_background()
    {
        var (onWhite, onBlack) = (Read(Color.White), Read(Color.Black));
        onWhite[1, 0].ShouldBe(Color.White);
        onBlack[1, 0].ShouldBe(Color.Black);
        onBlack[2, 0].ShouldBe(onWhite[2, 0]);

        static Bitmap Read(Color background) =>
            Png.Decode(PngFixture.FileOf("grey with a transparent shade"), background);
    }

    [Fact]
    public void A_coloured_background_makes_a_grey_picture_coloured()
    {
        var read = Png.Decode(PngFixture.FileOf("grey with a transparent shade"), new Color(10, 20, 30));
        read.Format.ShouldBe(PixelFormat.Rgb24);
        read[1, 0].ShouldBe(new Color(10, 20, 30));
    }

    [Theory]
    [InlineData(60_000, 60_000)]
    [InlineData(8_000, 8_000)]
    [InlineData(1, 60_000_000)]
    public void Decoding_takes_memory_in_proportion_to_the_data_not_to_the_header(uint width, uint height)
    {
        // 100,000 zeros compress to about 100 bytes, so the length of the file cannot disprove the size in the header.
        var file = PngFile.Of(
            ("IHDR", PngFile.Header(width, height)),
            ("IDAT", PngFile.Compress(new byte[100_000])),
            ("tEXt", new byte[100_000]),
            ("IEND", [])
        );
        var before = GC.GetAllocatedBytesForCurrentThread();

        Should.Throw<ImageFormatException>(() => Png.Decode(file));

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 << 20);
    }

    [Fact]
    public void Too_few_pixels_take_little_memory_even_if_the_file_could_hold_them_all()
    {
        var noise = new byte[200_000];
        new Random(3).NextBytes(noise);
        for (var row = 0; row < noise.Length; row += 8_001)
            noise[row] = 0;
        var file = PngFile.Of(("IHDR", PngFile.Header(8_000, 8_000)), ("IDAT", PngFile.Compress(noise)), ("IEND", []));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Should
            .Throw<ImageFormatException>(() => Png.Decode(file))
            .Message.ShouldContain("holds too few pixels for its size of 8000 x 8000");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 << 20);
    }

    [Theory]
    [InlineData(new byte[] { }, "This is not a PNG file: it is empty.")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF }, "This is not a PNG file: it is a JPEG; save it as PNG.")]
    public void An_empty_file_or_a_JPEG_is_refused_and_named_as_such(byte[] file, string sentence) =>
        Should.Throw<ImageFormatException>(() => Png.Decode(file)).Message.ShouldBe(sentence);

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        var file = PngFixture.FileOf("colour");
        for (var length = 0; length < file.Length; length++)
        {
            Should.Throw<ImageFormatException>(() => Png.Decode(file.AsSpan(0, length)), $"cut to {length} bytes");
        }
    }

    [Fact]
    public void A_file_with_any_byte_flipped_is_refused()
    {
        var file = PngFixture.FileOf("palette with transparency, 4 bits");
        for (var index = 0; index < file.Length; index++)
        {
            var damaged = (byte[])file.Clone();
            damaged[index] ^= 0x20;
            Should.Throw<ImageFormatException>(() => Png.Decode(damaged), $"byte {index} flipped");
        }
    }

    [Fact]
    public void Damaged_data_with_valid_checksums_is_decoded_or_refused()
    {
        var random = new Random(8);
        var refusals = 0;
        foreach (var fixture in PngFixture.All)
        {
            for (var round = 0; round < 100; round++)
            {
                var chunks = PngFile.Chunks(fixture.File).ToArray();
                var data = chunks[random.Next(chunks.Length - 1)].Data;
                data[random.Next(data.Length)] = (byte)random.Next(256);
                try
                {
                    Png.Decode(PngFile.Of(chunks)).Width.ShouldBeGreaterThan(0);
                }
                catch (ImageFormatException)
                {
                    refusals++;
                }
            }
        }

        refusals.ShouldBeInRange(PngFixture.All.Count * 30, PngFixture.All.Count * 90);
    }

    [Fact]
    public void A_damaged_chunk_is_named()
    {
        var file = Png.Encode(new Bitmap(4, 4, PixelFormat.Grey8));
        file[^13] ^= 1;
        Should.Throw<ImageFormatException>(() => Png.Decode(file)).Message.ShouldContain("IDAT");
    }

    [Theory]
    [InlineData(0, 5, "0 x 5")]
    [InlineData(100_000, 100_000, "100000 x 100000")]
    [InlineData(uint.MaxValue, uint.MaxValue, "4294967295")]
    public void An_absurd_size_is_refused_before_allocating(uint width, uint height, string said)
    {
        var file = PngFile.Of(("IHDR", PngFile.Header(width, height)), ("IDAT", PngFile.Compress(0)), ("IEND", []));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<ImageFormatException>(() => Png.Decode(file)).Message.ShouldContain(said);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void A_size_that_the_data_cannot_fill_is_refused_before_allocating()
    {
        var file = PngFile.Of(("IHDR", PngFile.Header(8000, 8000)), ("IDAT", PngFile.Compress(0)), ("IEND", []));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<ImageFormatException>(() => Png.Decode(file)).Message.ShouldContain("too few pixels");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Theory]
    [InlineData(16, 0, 0, "16 bits")]
    [InlineData(4, 2, 0, "does not allow")]
    [InlineData(3, 0, 0, "does not allow")]
    [InlineData(8, 5, 0, "colour type 5")]
    [InlineData(8, 0, 1, "interlaced")]
    public void Unsupported_formats_are_refused_and_named(byte bitDepth, byte colorType, byte interlace, string said)
    {
        var file = PngFile.Of(
            ("IHDR", PngFile.Header(1, 1, bitDepth, colorType, interlace)),
            ("IDAT", PngFile.Compress(0, 0)),
            ("IEND", [])
        );
        Should.Throw<ImageFormatException>(() => Png.Decode(file)).Message.ShouldContain(said);
    }

    [Fact]
    public void Too_many_pixels_are_refused() =>
        Refusal(("IHDR", PngFile.Header(1, 1)), ("IDAT", PngFile.Compress(0, 0, 0)), ("IEND", []))
            .ShouldContain("more pixels");

    [Fact]
    public void Too_few_pixels_are_refused() =>
        Refusal(("IHDR", PngFile.Header(2, 2)), ("IDAT", PngFile.Compress(0, 1, 2, 0, 3)), ("IEND", []))
            .ShouldContain("too few pixels");

    [Fact]
    public void Data_that_is_not_compressed_is_refused() =>
        Refusal(("IHDR", PngFile.Header(1, 1)), ("IDAT", [1, 2, 3, 4, 5, 6]), ("IEND", [])).ShouldContain("unpacked");

    [Fact]
    public void An_unknown_filter_is_refused() =>
        Refusal(("IHDR", PngFile.Header(1, 1)), ("IDAT", PngFile.Compress(5, 0)), ("IEND", []))
            .ShouldContain("filter 5");

    [Fact]
    public void A_missing_header_is_refused() => Refusal(("IDAT", []), ("IEND", [])).ShouldContain("IHDR");

    [Fact]
    public void A_missing_palette_is_refused() =>
        Refusal(("IHDR", PngFile.Header(1, 1, colorType: 3)), ("IDAT", PngFile.Compress(0, 0)), ("IEND", []))
            .ShouldContain("palette");

    [Fact]
    public void A_pixel_beyond_the_palette_is_refused() =>
        Refusal(
                ("IHDR", PngFile.Header(1, 1, colorType: 3)),
                ("PLTE", [1, 2, 3]),
                ("IDAT", PngFile.Compress(0, 7)),
                ("IEND", [])
            )
            .ShouldContain("palette colour 7");

    [Fact]
    public void An_unknown_critical_chunk_is_refused() =>
        Refusal(("IHDR", PngFile.Header(1, 1)), ("ABcD", []), ("IDAT", PngFile.Compress(0, 0)), ("IEND", []))
            .ShouldContain("ABcD");

    [Fact]
    public void A_file_of_another_kind_is_refused() =>
        Should.Throw<ImageFormatException>(() => Png.Decode("GIF89a and so on"u8)).Message.ShouldContain("not a PNG");

    [Fact]
    public void A_broken_file_on_disk_is_named_in_the_message()
    {
        var path = Path.GetTempFileName();
        try
        {
            Should.Throw<ImageFormatException>(() => Png.Load(path)).Message.ShouldStartWith(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Refusal(params (string Type, byte[] Data)[] chunks) =>
        Should.Throw<ImageFormatException>(() => Png.Decode(PngFile.Of(chunks))).Message;
}
