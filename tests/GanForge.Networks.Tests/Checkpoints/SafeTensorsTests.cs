using System.Buffers.Binary;
using System.Text;
using GanForge.Networks.Checkpoints;
using GanForge.Networks.Initializers;
using GanForge.Networks.Layers;
using GanForge.Tensors;

namespace GanForge.Networks.Tests;

public sealed class SafeTensorsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ganforge-").FullName;

    public static TheoryData<string, string> BrokenHeaders =>
        new()
        {
            { "not json", "header is not valid JSON" },
            { "[]", "header is not a JSON object" },
            { """{"a":1}""", "'a' is not described by a JSON object" },
            { """{"a":{"shape":[2],"data_offsets":[0,8]}}""", "'a' has no dtype" },
            { """{"a":{"dtype":"F33","shape":[2],"data_offsets":[0,8]}}""", "'a' has no dtype" },
            { """{"a":{"dtype":1,"shape":[2],"data_offsets":[0,8]}}""", "'a' has no dtype" },
            { """{"a":{"dtype":"F32","data_offsets":[0,8]}}""", "'a' has no array shape" },
            { """{"a":{"dtype":"F32","shape":[2]}}""", "'a' has no array data_offsets" },
            {
                """{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""",
                "'a' has a shape entry that is not a whole number"
            },
            {
                """{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""",
                "'a' has a shape entry that is not a whole number"
            },
            {
                """{"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}""",
                "'a' has a shape entry that is not a whole number"
            },
            {
                """{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]}}""",
                "'a' has a shape entry that is not a whole number"
            },
            { """{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,2],"data_offsets":[0,8]}}""", "'a' has 7 dimensions" },
            { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", "'a' has 1 data_offsets" },
            { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,9]}}""", "'a' has 3 data_offsets" },
            { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "'a' lies at bytes 8 to 0 of 8 bytes" },
            { """{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "'a' lies at bytes 0 to 12 of 8 bytes" },
            {
                """{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""",
                "'a' of 3 elements of type F32 occupies 8 bytes"
            },
            {
                """{"a":{"dtype":"F32","shape":[4611686018427387904,4611686018427387904],"data_offsets":[0,8]}}""",
                "'a' of 9223372036854775807 elements"
            },
            {
                """{"a":{"dtype":"F32","shape":[4294967296,4294967296,0],"data_offsets":[0,0]}}""",
                "'a' has a dimension above 2147483647"
            },
            {
                """{"a":{"dtype":"F32","shape":[65536,65536,0],"data_offsets":[0,0]}}""",
                "'a' has dimensions whose product is above 2147483647"
            },
            {
                """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"""
                    + ""","b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
                "'b' begins at byte 0 of the data, and the one before it ends at 4"
            },
            {
                """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""",
                "'a' begins at byte 4 of the data, and the one before it ends at 0"
            },
            { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "tensors end at byte 4 of 8 bytes" },
            {
                """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}"""
                    + ""","a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
                "header is not valid JSON"
            },
            {
                """{"__metadata__":[],"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
                "metadata is not a JSON object"
            },
            {
                """{"__metadata__":{"k":1},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
                "metadata 'k' is not a string"
            },
            {
                """{"__metadata__":{"k":"\ud800"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
                "header is not valid JSON"
            },
            { """{"a":[[[[[[[[[]]]]]]]]]}""", "header is not valid JSON" },
        };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Entries_and_metadata_survive_saving_and_loading()
    {
        var file = new SafeTensors();
        file.Metadata["recipe"] = "dcgan \"small\" é";
        file.AddBytes("bytes", "abc"u8);
        file.Add("weights", Tensor.From([1f, -2.5f, float.NaN, float.NegativeInfinity, -0f, float.Epsilon], [2, 3]));
        file.Add("scalar", Tensor.Scalar(7f));
        file.Add("empty", Tensor.Zeros([0, 3]));
        file.AddInt64("steps", long.MaxValue - 1);
        file.AddUInt64s("key", [ulong.MaxValue, 1]);
        var path = Path.Combine(_folder, "all.safetensors");
        file.Save(path);

        var read = SafeTensors.Load(path);

        read.Names.Order().ShouldBe(["bytes", "empty", "key", "scalar", "steps", "weights"]);
        read.Metadata.ShouldBe(file.Metadata);
        read.GetBytes("bytes").ShouldBe("abc"u8.ToArray());
        read.GetTensor("weights").Shape.ShouldBe([2, 3]);
        Bits(read.GetTensor("weights")).ShouldBe(Bits(file.GetTensor("weights")));
        read.GetTensor("scalar").Item().ShouldBe(7f);
        read.GetTensor("empty").Shape.ShouldBe([0, 3]);
        read.GetInt64("steps").ShouldBe(long.MaxValue - 1);
        read.GetUInt64s("key").ShouldBe([ulong.MaxValue, 1]);
        Directory.GetFiles(_folder).ShouldBe([path]);
    }

    [Fact]
    public void A_saved_file_has_the_exact_bytes_of_the_format()
    {
        var file = new SafeTensors();
        file.Metadata["format"] = "pt";
        file.Add("w", Tensor.From([1f, 2f], [1, 2]));
        file.AddInt64("n", 3);
        const string Header =
            """{"__metadata__":{"format":"pt"},"n":{"dtype":"I64","shape":[],"data_offsets":[0,8]}"""
            + ""","w":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]}}""";
        var padded = Header.PadRight((Header.Length + 7) / 8 * 8);
        Bytes(file)
            .ShouldBe([
                (byte)padded.Length,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                .. Encoding.UTF8.GetBytes(padded),
                3,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0x80,
                0x3F,
                0,
                0,
                0,
                0x40,
            ]);
    }

    [Fact]
    public void A_file_cut_at_any_length_is_refused()
    {
        var file = new SafeTensors();
        file.Metadata["k"] = "v";
        file.Add("w", Tensor.From([1f, 2f], [2]));
        file.AddInt64("n", 3);
        var bytes = Bytes(file);
        for (var length = 0; length < bytes.Length; length++)
        {
            Should
                .Throw<ModelFormatException>(() => SafeTensors.Read(bytes.AsMemory(0, length)), $"{length} bytes")
                .Message.ShouldStartWith("The file is not a whole safetensors file: ");
        }

        SafeTensors.Read(bytes).GetInt64("n").ShouldBe(3);
    }

    [Fact]
    public void A_file_with_a_trailing_byte_is_refused()
    {
        var file = new SafeTensors();
        file.Add("w", Tensor.From([1f, 2f], [2]));
        byte[] bytes = [.. Bytes(file), 0];
        Should
            .Throw<ModelFormatException>(() => SafeTensors.Read(bytes))
            .Message.ShouldBe(
                "The file is not a whole safetensors file: its tensors end at byte 8 of 9 bytes of data."
            );
    }

    [Fact]
    public void A_file_with_any_byte_changed_is_read_or_reported_as_malformed()
    {
        var file = new SafeTensors();
        file.Metadata["k"] = "v";
        file.Add("w", Tensor.From([1f, 2f], [2]));
        file.AddInt64("n", 3);
        var bytes = Bytes(file);
        var refused = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            foreach (var value in new byte[] { 0x00, 0x22, 0x2D, 0x39, 0x5C, 0x7B, 0x80, 0xFF })
            {
                var changed = (byte[])bytes.Clone();
                changed[i] = value;
                try
                {
                    SafeTensors.Read(changed);
                }
                catch (ModelFormatException)
                {
                    refused++;
                }
            }
        }
        refused.ShouldBeGreaterThan(bytes.Length);
    }

    [Theory]
    [MemberData(nameof(BrokenHeaders))]
    public void A_broken_header_is_refused_and_the_problem_is_named(string header, string problem)
    {
        var utf8 = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + utf8.Length + 8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, utf8.Length);
        utf8.CopyTo(bytes, 8);
        Should
            .Throw<ModelFormatException>(() => SafeTensors.Read(bytes, "'x.safetensors'"))
            .Message.ShouldSatisfyAllConditions(
                message => message.ShouldStartWith("'x.safetensors' is not a whole safetensors file: "),
                message => message.ShouldContain(problem),
                message => message.ShouldEndWith(".")
            );
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1ul << 40)]
    [InlineData(100_000_001ul)]
    [InlineData(9ul)]
    public void A_header_that_is_too_long_is_refused(ulong length)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        Should
            .Throw<ModelFormatException>(() => SafeTensors.Read(bytes))
            .Message.ShouldContain($"announces a header of {length} bytes, and 8 follow");
    }

    [Fact]
    public void Reading_a_missing_entry_or_one_of_another_type_is_refused()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""");
        var file = SafeTensors.Read(
            (byte[])[(byte)bytes.Length, 0, 0, 0, 0, 0, 0, 0, .. bytes, 0, 0, 0, 0, 0, 0, 0, 0],
            "'x'"
        );
        Should
            .Throw<ModelFormatException>(() => file.GetTensor("a"))
            .Message.ShouldBe("'x' holds 'a' as F64; it should be F32.");
        Should.Throw<ModelFormatException>(() => file.GetInt64("b")).Message.ShouldBe("'x' has no entry 'b'.");
        file.AddUInt64s("two", [1, 2]);
        Should
            .Throw<ModelFormatException>(() => file.GetInt64("two"))
            .Message.ShouldBe("'x' holds 'two' as U64; it should be I64.");
        Should.Throw<ArgumentException>(() => file.AddInt64("two", 1));
    }

    [Fact]
    public void Saved_weights_load_into_another_network_of_the_same_shape()
    {
        var path = Path.Combine(_folder, "network.safetensors");
        var (saved, loaded) = (Network(inputs: 3), Network(inputs: 3));
        saved.Initialize(Initializer.PyTorch, seed: 1);
        var file = new SafeTensors();
        saved.SaveTo(file);
        file.Save(path);
        loaded.LoadFrom(SafeTensors.Load(path));
        foreach (var (left, right) in saved.Parameters.Zip(loaded.Parameters))
            Bits(right.Tensor).ShouldBe(Bits(left.Tensor));
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused_and_the_network_is_unchanged()
    {
        var network = Network(inputs: 3);
        network.Initialize(Initializer.Constant(5f), seed: 1);
        var before = network.Parameters.SelectMany(parameter => parameter.Tensor.Span.ToArray()).ToArray();

        Refused(Network(inputs: 3, outputs: 9))
            .ShouldBe("'x' has tensor '1.weight' with shape (2, 9); it should be (2, 1).");
        Refused(new Linear(3, 2)).ShouldBe("'x' has no tensor '0.weight', which should have shape (3, 2).");
        Refused(new Sequential(network[0], network[1], new Linear(1, 1)))
            .ShouldBe("'x' has a tensor '2.weight' of shape (1, 1), for which there is no place.");
        network.Parameters.SelectMany(parameter => parameter.Tensor.Span.ToArray()).ShouldBe(before);

        string Refused(Module other)
        {
            var file = new SafeTensors();
            other.SaveTo(file);
            var read = SafeTensors.Read(Bytes(file), "'x'");
            return Should.Throw<ModelFormatException>(() => network.LoadFrom(read)).Message;
        }
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_no_others()
    {
        var path = Path.Combine(_folder, "file");
        AtomicFile.Write(path, stream => stream.Write("old"u8));
        Should.Throw<InvalidOperationException>(() =>
            AtomicFile.Write(
                path,
                stream =>
                {
                    stream.Write("new"u8);
                    throw new InvalidOperationException("Cut off.");
                }
            )
        );
        File.ReadAllText(path).ShouldBe("old");
        Directory.GetFiles(_folder).ShouldBe([path]);
    }

    private static Sequential Network(int inputs, int outputs = 1) =>
        new(new Linear(inputs, 2), new Linear(2, outputs));

    private static byte[] Bytes(SafeTensors file)
    {
        using var stream = new MemoryStream();
        file.Write(stream);
        return stream.ToArray();
    }

    private static int[] Bits(Tensor tensor) => Array.ConvertAll(tensor.Span.ToArray(), BitConverter.SingleToInt32Bits);
}
