using System.IO.Compression;
using GanForge.Data.Files;

namespace GanForge.Data.Tests;

public sealed class ArrayFileTests : IDisposable
{
    /// <summary>The memory that a small file may take, whatever size its header announces.</summary>
    private const long LittleMemory = 1 << 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_unseekable_stream_is_read_like_a_file(bool gzipped)
    {
        foreach (var bytes in (byte[][])[Idx([2, 3], [1, 2, 3, 4, 5, 6]), Npy("|u1", "2, 3", [1, 2, 3, 4, 5, 6])])
        {
            using var content = new FileContent(
                new UnseekableStream(gzipped ? Gzipped(bytes) : bytes),
                "pipe",
                TestContext.Current.CancellationToken
            );

            var array = NpyFile.StartsLike(content.Start)
                ? NpyFile.Read(content, "pipe").Bytes
                : IdxFile.Read(content, "pipe").Span;

            array.ToArray().ShouldBe([1, 2, 3, 4, 5, 6]);
        }
    }

    [Fact]
    public void An_unseekable_stream_of_the_wrong_length_is_refused()
    {
        Refusal(Idx([2, 3], [1, 2, 3, 4, 5]))
            .ShouldContain("is cut off: its header announces 2×3 = 6 bytes, but only 5 follow");
        Refusal(Idx([2, 3], [1, 2, 3, 4, 5, 6, 7])).ShouldContain("is too long: more bytes follow");
        Refusal(Npy("|u1", "2, 3", [1, 2, 3, 4, 5]))
            .ShouldContain("should hold 2×3 elements of 1 bytes, and 5 bytes follow its header.");
        Refusal(Npy("|u1", "2, 3", [1, 2, 3, 4, 5, 6, 7]))
            .ShouldContain("should hold 2×3 elements of 1 bytes, and more follow its header.");

        static string Refusal(byte[] bytes) =>
            Should
                .Throw<DataFormatException>(() =>
                {
                    using var content = new FileContent(new UnseekableStream(bytes), "pipe");
                    _ = NpyFile.StartsLike(content.Start)
                        ? (object)NpyFile.Read(content, "pipe")
                        : IdxFile.Read(content, "pipe");
                })
                .Message;
    }

    [Fact]
    public void A_header_that_announces_gigabytes_allocates_little_memory()
    {
        var idx = Idx([2_000_000, 28, 28], new byte[100]);
        var npy = Npy("<f8", "2000000, 100", new byte[100]);
        var longHeader = (byte[])[0x93, .. "NUMPY"u8, 2, 0, 0xFF, 0xFF, 0xFF, 0x7F, .. new byte[100]];

        foreach (
            var (bytes, finding) in ((byte[], string)[])
                [
                    (idx, "is cut off"),
                    (npy, "should hold 2000000×100 elements"),
                    (longHeader, "is cut off within its header"),
                ]
        )
        {
            foreach (var stored in (byte[][])[bytes, Gzipped(bytes)])
            {
                File.WriteAllBytes(_folder["a"], stored);
                var before = GC.GetAllocatedBytesForCurrentThread();
                var refusal = Should.Throw<DataFormatException>(() =>
                    ArrayFile.Read(_folder["a"], TestContext.Current.CancellationToken)
                );

                (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(LittleMemory);
                if (stored == bytes)
                    refusal.Message.ShouldContain(finding);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Damaged_files_are_read_or_refused_with_little_memory(bool gzipped)
    {
        var random = new Random(7);
        byte[][] whole =
        [
            Idx([4, 5, 6], new byte[120]),
            Npy("|u1", "4, 5, 6", new byte[120]),
            Npy("<f8", "3, 5", new byte[120]),
        ];
        for (var trial = 0; trial < 4_000; trial++)
        {
            byte[] bytes = [.. whole[trial % whole.Length]];
            for (var change = random.Next(1, 6); change > 0; change--)
                bytes[random.Next(trial % 2 == 0 ? Math.Min(20, bytes.Length) : bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            if (gzipped)
                bytes = Gzipped(bytes);
            if (gzipped && trial % 2 == 1 && bytes.Length > 0)
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            File.WriteAllBytes(_folder["a"], bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                ArrayFile.Read(_folder["a"], TestContext.Current.CancellationToken);
            }
            catch (DataFormatException)
            {
                // The expected way to report damage.
            }
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(LittleMemory, $"trial {trial}");
        }
    }

    [Theory]
    [InlineData(
        "a.npz",
        new byte[] { (byte)'P', (byte)'K', 3, 4 },
        "is a zip archive, as .npz and .pt files are; arrays are read from .npy files, as numpy.save writes "
            + "them, and from IDX files, both raw or gzipped; to convert it: numpy.save('array.npy', "
            + "numpy.load('{0}')['NAME'])."
    )]
    [InlineData(
        "a.txt",
        new byte[] { (byte)'7', (byte)'\n', (byte)'2', (byte)'\n' },
        "is text; arrays are read from .npy files, as numpy.save writes them, and from IDX files, both raw or "
            + "gzipped; to convert it: numpy.save('numbers.npy', numpy.loadtxt('{0}'))."
    )]
    [InlineData(
        "a.pkl",
        new byte[] { 0x80, 4, 0x95, 1 },
        "is a Python pickle; arrays are read from .npy files, as numpy.save writes them, and from IDX files, "
            + "both raw or gzipped."
    )]
    [InlineData(
        "a.safetensors",
        new byte[] { 200, 1, 0, 0, 0, 0, 0, 0, (byte)'{' },
        "is a safetensors file; arrays are read from .npy files, as numpy.save writes them, and from IDX files, "
            + "both raw or gzipped."
    )]
    [InlineData(
        "a",
        new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' },
        "is a PNG image; arrays are read from .npy files, as numpy.save writes them, and from IDX files, both "
            + "raw or gzipped; pictures are read from a folder of PNGs."
    )]
    [InlineData(
        "a.npy",
        new byte[] { },
        "is empty; arrays are read from .npy files, as numpy.save writes them, and from IDX files, both raw or gzipped."
    )]
    public void Other_file_types_are_refused_with_advice_on_conversion(string name, byte[] content, string finding)
    {
        File.WriteAllBytes(_folder[name], content);

        Should
            .Throw<DataFormatException>(() => ArrayFile.Read(_folder[name], TestContext.Current.CancellationToken))
            .Message.ShouldBe($"{_folder[name]} {finding.Replace("{0}", _folder[name])}");
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_refused() =>
        Should
            .Throw<DataFormatException>(() => ArrayFile.Read(_folder.Path, TestContext.Current.CancellationToken))
            .Message.ShouldBe($"{_folder.Path} is a folder, and a file of numbers is needed here: .npy or IDX.");

    [Fact]
    public void A_structured_array_is_refused()
    {
        File.WriteAllBytes(_folder["a.npy"], Npy("x", "3", new byte[24], "[('a', '<f4'), ('b', '<f4')]"));

        Should
            .Throw<DataFormatException>(() => ArrayFile.Read(_folder["a.npy"], TestContext.Current.CancellationToken))
            .Message.ShouldStartWith(
                $"{_folder["a.npy"]} holds a structured array, whose elements have several fields; save one of them"
            );
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        File.WriteAllBytes(_folder["a"], Idx([3], [1, 2, 3]));

        Should.Throw<OperationCanceledException>(() =>
            ArrayFile.Read(_folder["a"], new CancellationToken(canceled: true))
        );
    }

    private static byte[] Idx(int[] shape, byte[] elements) =>
        [0, 0, 8, (byte)shape.Length, .. shape.SelectMany(size => BitConverter.GetBytes(size).Reverse()), .. elements];

    private static byte[] Npy(string type, string shape, byte[] elements, string? description = null)
    {
        var header = System.Text.Encoding.ASCII.GetBytes(
            $"{{'descr': {description ?? $"'{type}'"}, 'fortran_order': False, 'shape': ({shape},), }}"
        );
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. elements];
    }

    private static byte[] Gzipped(byte[] bytes)
    {
        using var content = new MemoryStream();
        using (var gzip = new GZipStream(content, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return content.ToArray();
    }
}
