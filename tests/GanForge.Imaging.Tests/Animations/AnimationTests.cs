using System.Buffers.Binary;
using GanForge.Imaging.Animations;
using GanForge.Imaging.PngFiles;

namespace GanForge.Imaging.Tests;

public sealed class AnimationTests
{
    private static readonly TimeSpan Fifth = TimeSpan.FromMilliseconds(200);

    public static TheoryData<string> Movies => [.. AllMovies.Keys];

    /// <summary>Frames that compress badly, well, and at the limits of the formats.</summary>
    private static Dictionary<string, Bitmap[]> AllMovies { get; } =
        new()
        {
            ["one pixel"] = [Noise(1, 1, 256)],
            ["one row"] = [Noise(700, 1, 256), Noise(700, 1, 256, seed: 1)],
            ["one colour"] = [Noise(300, 200, 1), Noise(300, 200, 1)],
            ["two greys"] = [Noise(40, 30, 2), Noise(40, 30, 2, seed: 1)],
            ["five greys"] = [Noise(91, 33, 5)],
            ["all greys, larger than any table"] =
            [
                Noise(160, 120, 256),
                Noise(160, 120, 256, seed: 1),
                Noise(160, 120, 256, seed: 2),
            ],
            ["few colours"] = [Colored(50, 20, 200), Colored(50, 20, 200, seed: 1)],
            ["no change"] = [Noise(9, 7, 256), Noise(9, 7, 256)],
            ["a spot that moves"] = [Spot(30, 20, 3, 4), Spot(30, 20, 17, 2), Spot(30, 20, 17, 2), Spot(30, 20)],
        };

    [Theory]
    [MemberData(nameof(Movies))]
    public void A_gif_shows_every_pixel_of_every_frame(string movie)
    {
        var pictures = AllMovies[movie];
        var gif = GifFile.Read(Gif.Encode(Animation.Create(pictures, Fifth, last: TimeSpan.FromSeconds(2))));
        gif.RepeatsForever.ShouldBeTrue();
        gif.Frames.Select(frame => frame.Hundredths).ShouldBe([.. Enumerable.Repeat(20, pictures.Length - 1), 200]);
        foreach (var (frame, picture) in gif.Frames.Zip(pictures))
        {
            Same(frame.Pixels, picture).ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Movies))]
    public void An_animated_png_shows_every_pixel_of_every_frame(string movie)
    {
        var pictures = AllMovies[movie];
        var file = Apng.Encode(Animation.Create(pictures, Fifth, last: TimeSpan.FromSeconds(2)));
        var frames = ApngFrames(file);
        frames.Select(frame => frame.Seconds).ShouldBe([.. Enumerable.Repeat(0.2, pictures.Length - 1), 2]);
        foreach (var (frame, picture) in frames.Zip(pictures))
        {
            frame.Pixels.Pixels.SequenceEqual(picture.Pixels).ShouldBeTrue();
        }

        // Decoders without animation support show the first frame.
        Png.Decode(file).Pixels.SequenceEqual(pictures[0].Pixels).ShouldBeTrue();
    }

    [Fact]
    public void Codes_grow_to_twelve_bits_and_a_full_table_is_cleared()
    {
        var gif = GifFile.Read(Gif.Encode(Animation.Create([Noise(160, 120, 256), Spot(160, 120)], Fifth)));
        gif.Compression[0].WidestCode.ShouldBe(12);
        gif.Compression[0].Clears.ShouldBeInRange(4, 10);
        gif.Compression[1].Clears.ShouldBe(1);
    }

    [Fact]
    public void Pictures_that_end_at_any_change_of_code_width_survive_encoding()
    {
        for (var length = 1; length <= 600; length++)
        {
            var picture = Noise(length, 1, 4, seed: length);
            Same(GifFile.Read(Gif.Encode(Animation.Create([picture], Fifth))).Frames[0].Pixels, picture)
                .ShouldBeTrue($"{length} pixels");
        }

        // Around the length at which the code table is full.
        for (var length = 3_700; length <= 4_200; length++)
        {
            var picture = Noise(length, 1, 256, seed: 5);
            Same(GifFile.Read(Gif.Encode(Animation.Create([picture], Fifth))).Frames[0].Pixels, picture)
                .ShouldBeTrue($"{length} pixels");
        }
    }

    [Fact]
    public void Only_changed_pixels_are_stored_again()
    {
        var still = Noise(200, 200, 256);
        var spot = Noise(200, 200, 256);
        spot[100, 100] = Color.Grey((byte)(spot[100, 100].Red ^ 0x80));
        (
            Gif.Encode(Animation.Create([still, spot, spot], Fifth)).Length
            - Gif.Encode(Animation.Create([still], Fifth)).Length
        ).ShouldBeLessThan(80);
        (
            Apng.Encode(Animation.Create([still, spot, spot], Fifth)).Length
            - Apng.Encode(Animation.Create([still], Fifth)).Length
        ).ShouldBeLessThan(250);
    }

    [Fact]
    public void Durations_are_rounded_to_the_units_of_each_format()
    {
        var animation = Animation.Create(
            [Noise(2, 2, 2), Noise(2, 2, 2)],
            each: TimeSpan.FromMilliseconds(4),
            last: TimeSpan.FromMilliseconds(126)
        );
        GifFile.Read(Gif.Encode(animation)).Frames.Select(frame => frame.Hundredths).ShouldBe([2, 13]);
        ApngFrames(Apng.Encode(animation)).Select(frame => frame.Seconds).ShouldBe([0.004, 0.126]);
    }

    [Fact]
    public void A_gif_of_more_than_256_colours_uses_the_nearest_ones_of_a_cube()
    {
        var picture = Colored(700, 1, 700);
        var frame = GifFile.Read(Gif.Encode(Animation.Create([picture], Fifth))).Frames.ShouldHaveSingleItem();
        for (var x = 0; x < picture.Width; x++)
        {
            var (was, became) = (picture[x, 0], frame.Pixels[0, x]);
            Math.Abs(was.Red - became.Red).ShouldBeLessThanOrEqualTo(26);
            Math.Abs(was.Green - became.Green).ShouldBeLessThanOrEqualTo(22);
            Math.Abs(was.Blue - became.Blue).ShouldBeLessThanOrEqualTo(26);
        }
        ApngFrames(Apng.Encode(Animation.Create([picture], Fifth))).Count.ShouldBe(1);
    }

    [Fact]
    public void A_gif_wider_than_65535_pixels_is_refused() =>
        Should
            .Throw<ArgumentException>(() => Gif.Encode(Animation.Create([Noise(65_536, 1, 2)], Fifth)))
            .Message.ShouldBe("A side of a GIF is at most 65535 pixels; the animation is 65536 x 1.");

    [Fact]
    public void Missing_or_mismatched_frames_and_invalid_durations_are_refused()
    {
        Should
            .Throw<ArgumentException>(() => Animation.Create([], Fifth))
            .Message.ShouldStartWith("An animation has at least one frame.");
        Should
            .Throw<ArgumentException>(() => Animation.Create([Noise(4, 4, 2), Noise(5, 4, 2)], Fifth))
            .Message.ShouldBe(
                "Frame 1 of the animation is 5 x 4 pixels of Grey8, unlike the first one, 4 x 4 pixels of Grey8."
            );
        Should
            .Throw<ArgumentException>(() => Animation.Create([Noise(4, 4, 2), Colored(4, 4, 2)], Fifth))
            .Message.ShouldContain("of Rgb24, unlike");
        Should
            .Throw<ArgumentException>(() => Animation.Create([Noise(4, 4, 2)], TimeSpan.Zero))
            .Message.ShouldBe("Frame 0 of the animation lasts 0 seconds; above 0 and at most 60 are possible.");
        Should
            .Throw<ArgumentException>(() => Animation.Create([Noise(4, 4, 2)], Fifth, last: TimeSpan.FromMinutes(2)))
            .Message.ShouldContain("lasts 120 seconds");
    }

    [Fact]
    public void Saving_replaces_the_file_and_leaves_no_temporary_files()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            foreach (var pixels in (int[])[3, 4])
            {
                Gif.Save(Path.Combine(folder.FullName, "a.gif"), Animation.Create([Noise(pixels, 1, 2)], Fifth));
                Apng.Save(Path.Combine(folder.FullName, "a.png"), Animation.Create([Noise(pixels, 1, 2)], Fifth));
            }

            Png.Load(Path.Combine(folder.FullName, "a.png")).Width.ShouldBe(4);
            folder.GetFiles().Select(file => file.Name).ShouldBe(["a.gif", "a.png"], ignoreOrder: true);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("a.gif")]
    [InlineData("a.png")]
    public void Frames_drawn_on_demand_give_the_same_file_and_are_not_kept_in_memory(string name)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var drawn = new List<WeakReference>();
            var most = 0;
            var animation = Animation.Create(30, Draw, Fifth, last: TimeSpan.FromSeconds(2));
            Save(Path.Combine(folder.FullName, name), animation);

            var kept = Animation.Create(
                Enumerable.Range(0, 30).Select(index => Spot(40, 30, index)),
                Fifth,
                last: TimeSpan.FromSeconds(2)
            );
            File.ReadAllBytes(Path.Combine(folder.FullName, name))
                .ShouldBe(name == "a.gif" ? Gif.Encode(kept) : Apng.Encode(kept));
            most.ShouldBeLessThanOrEqualTo(4);

            Bitmap Draw(int index)
            {
                GC.Collect();
                most = Math.Max(most, drawn.Count(picture => picture.IsAlive));
                var picture = Spot(40, 30, index);
                drawn.Add(new WeakReference(picture));
                return picture;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("a.gif")]
    [InlineData("a.png")]
    public void Saving_cancelled_within_a_frame_leaves_no_file(string name)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var shares = new List<double>();
            var progress = new Listener(share =>
            {
                shares.Add(share);
                if (share is > 0.5 and < 1)
                    throw new OperationCanceledException();
            });
            var animation = Animation.Create([Noise(160, 120, 256), Noise(160, 120, 256, seed: 1)], Fifth);

            Should.Throw<OperationCanceledException>(() =>
                Save(Path.Combine(folder.FullName, name), animation, progress)
            );

            shares.ShouldBe(shares.Order());
            shares[^1].ShouldBeLessThan(0.9);
            folder.GetFiles().ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_frame_of_several_PNG_chunks_survives_encoding()
    {
        Bitmap[] pictures = [Noise(1_200, 1_000, 256), Noise(1_200, 1_000, 256, seed: 1)];

        var chunks = PngFile
            .Chunks(Apng.Encode(Animation.Create(pictures, Fifth)))
            .Where(chunk => chunk.Type is "IDAT" or "fcTL" or "fdAT")
            .ToArray();

        chunks.Select(chunk => chunk.Type).ShouldBe(["fcTL", "IDAT", "IDAT", "fcTL", "fdAT", "fdAT"]);
        chunks
            .Where(chunk => chunk.Type != "IDAT")
            .Select(chunk => BinaryPrimitives.ReadInt32BigEndian(chunk.Data))
            .ShouldBe([0, 1, 2, 3]);
        byte[] second = [.. chunks[4].Data[4..], .. chunks[5].Data[4..]];
        Png.Decode(PngFile.Of(("IHDR", PngFile.Header(1_200, 1_000)), ("IDAT", second), ("IEND", [])))
            .Pixels.SequenceEqual(pictures[1].Pixels)
            .ShouldBeTrue();
    }

    private static void Save(string path, Animation animation, IProgress<double>? progress = null)
    {
        if (path.EndsWith(".gif", StringComparison.Ordinal))
            Gif.Save(path, animation, progress);
        else
            Apng.Save(path, animation, progress);
    }

    /// <summary>Decodes each frame as a separate PNG and draws it on the canvas.</summary>
    private static List<(Bitmap Pixels, double Seconds)> ApngFrames(byte[] file)
    {
        var chunks = PngFile.Chunks(file);
        chunks[1].Type.ShouldBe("acTL");
        var header = chunks[0].Data;
        var frames = new List<(Bitmap, double)>();
        Bitmap? canvas = null;
        byte[] control = [];
        var sequence = 0;
        foreach (var (type, data) in chunks.Skip(2))
        {
            if (type is "fcTL" or "fdAT")
                BinaryPrimitives.ReadInt32BigEndian(data).ShouldBe(sequence++);
            if (type == "fcTL")
                control = data;
            if (type is not ("IDAT" or "fdAT"))
                continue;
            byte[] partHeader = [.. control[4..12], .. header[8..]];
            var part = Png.Decode(
                PngFile.Of(("IHDR", partHeader), ("IDAT", type == "IDAT" ? data : data[4..]), ("IEND", []))
            );
            var next = canvas is null ? part : new Bitmap(canvas.Width, canvas.Height, canvas.Format);
            if (canvas is not null)
            {
                next.Draw(canvas, 0, 0);
                next.Draw(
                    part,
                    BinaryPrimitives.ReadInt32BigEndian(control.AsSpan(12)),
                    BinaryPrimitives.ReadInt32BigEndian(control.AsSpan(16))
                );
            }

            canvas = next;
            control[24..].ShouldBe([0, 0]);
            frames.Add(
                (
                    canvas,
                    BinaryPrimitives.ReadUInt16BigEndian(control.AsSpan(20))
                        / (double)BinaryPrimitives.ReadUInt16BigEndian(control.AsSpan(22))
                )
            );
        }

        chunks[1].Data.ShouldBe([0, 0, 0, (byte)frames.Count, 0, 0, 0, 0]);
        return frames;
    }

    private static bool Same(Color[,] pixels, Bitmap picture)
    {
        (pixels.GetLength(1), pixels.GetLength(0)).ShouldBe((picture.Width, picture.Height));
        return Enumerable
            .Range(0, picture.Height)
            .All(y => Enumerable.Range(0, picture.Width).All(x => pixels[y, x] == picture[x, y]));
    }

    private static Bitmap Noise(int width, int height, int greys, int seed = 0)
    {
        var random = new Random(seed);
        var bitmap = new Bitmap(width, height, PixelFormat.Grey8);
        foreach (ref var pixel in bitmap.Pixels)
        {
            pixel = (byte)(random.Next(greys) * 255 / Math.Max(1, greys - 1));
        }

        return bitmap;
    }

    /// <summary>A picture with every colour at least once, if there are enough pixels.</summary>
    private static Bitmap Colored(int width, int height, int colors, int seed = 0)
    {
        var random = new Random(seed);
        var bitmap = new Bitmap(width, height, PixelFormat.Rgb24);
        for (var i = 0; i < width * height; i++)
        {
            var color = i < colors ? i : random.Next(colors);
            bitmap[i % width, i / width] = new Color((byte)color, (byte)(color >> 8), (byte)(color * 7));
        }

        return bitmap;
    }

    /// <summary>A black picture with one white pixel, by default the last.</summary>
    private static Bitmap Spot(int width, int height, int? x = null, int? y = null)
    {
        var bitmap = new Bitmap(width, height, PixelFormat.Grey8);
        bitmap[x ?? width - 1, y ?? height - 1] = Color.White;
        return bitmap;
    }
}
