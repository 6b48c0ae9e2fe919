using GanForge.Imaging.PngFiles;

namespace GanForge.Imaging.Tests;

public sealed class PngTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 300)]
    [InlineData(4000, 1)]
    [InlineData(17, 13)]
    [InlineData(256, 64)]
    public void A_picture_survives_encoding_and_decoding(int width, int height)
    {
        foreach (var format in Enum.GetValues<PixelFormat>())
        {
            var bitmap = Noise(width, height, format);
            var read = Png.Decode(Png.Encode(bitmap));
            (read.Width, read.Height, read.Format).ShouldBe((width, height, format));
            read.Pixels.SequenceEqual(bitmap.Pixels).ShouldBeTrue();
        }
    }

    [Fact]
    public void Equal_pictures_give_equal_bytes() =>
        Png.Encode(Noise(40, 30, PixelFormat.Rgb24)).ShouldBe(Png.Encode(Noise(40, 30, PixelFormat.Rgb24)));

    [Fact]
    public void A_file_has_header_data_and_end_chunks_with_valid_checksums()
    {
        var file = Png.Encode(Noise(7, 5, PixelFormat.Rgb24));
        file[..8].ShouldBe(PngFile.Signature);
        var chunks = PngFile.Chunks(file);
        chunks.Select(chunk => chunk.Type).ShouldBe(["IHDR", "IDAT", "IEND"]);
        chunks[0].Data.ShouldBe(PngFile.Header(7, 5, bitDepth: 8, colorType: 2));
        chunks[2].Data.ShouldBeEmpty();
    }

    [Fact]
    public void The_pixel_data_has_one_valid_filter_byte_per_row()
    {
        var rows = PngFile.Inflate(PngFile.Chunks(Png.Encode(Noise(7, 5, PixelFormat.Rgb24)))[1].Data);
        rows.Length.ShouldBe(5 * (1 + (7 * 3)));
        rows.Chunk(22).ShouldAllBe(row => row[0] < 5);
    }

    [Fact]
    public void Repeated_rows_are_stored_as_zero_differences()
    {
        var bitmap = new Bitmap(8, 3, PixelFormat.Grey8);
        for (var y = 0; y < 3; y++)
        {
            ((ReadOnlySpan<byte>)[9, 200, 31, 77, 3, 180, 90, 14]).CopyTo(bitmap.Row(y));
        }

        var rows = PngFile.Inflate(PngFile.Chunks(Png.Encode(bitmap))[1].Data);
        rows[9..].ShouldBe([2, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void A_picture_of_several_chunks_survives_encoding()
    {
        var picture = Noise(1_200, 1_000, PixelFormat.Grey8);

        var file = Png.Encode(picture);

        PngFile.Chunks(file).Count(chunk => chunk.Type == "IDAT").ShouldBe(2);
        Png.Decode(file).Pixels.SequenceEqual(picture.Pixels).ShouldBeTrue();
    }

    [Fact]
    public void Saving_cancelled_between_rows_leaves_the_old_file()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "a.png");
            Png.Save(path, Noise(3, 3, PixelFormat.Grey8));

            Should.Throw<OperationCanceledException>(() =>
                Png.Save(
                    path,
                    Noise(9, 10, PixelFormat.Grey8),
                    new Listener(share =>
                    {
                        if (share == 0.7)
                            throw new OperationCanceledException();
                    })
                )
            );

            Png.Load(path).Width.ShouldBe(3);
            folder.GetFiles().Length.ShouldBe(1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Saving_replaces_the_file_and_leaves_no_temporary_files()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "a.png");
            Png.Save(path, Noise(3, 3, PixelFormat.Grey8));
            Png.Save(path, Noise(4, 2, PixelFormat.Grey8));
            Png.Load(path).Width.ShouldBe(4);
            folder.GetFiles().Length.ShouldBe(1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Bitmap Noise(int width, int height, PixelFormat format)
    {
        var bitmap = new Bitmap(width, height, format);
        new Random(width).NextBytes(bitmap.Pixels);
        return bitmap;
    }
}
