using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using GanForge.Tensors;

namespace GanForge.Networks.Checkpoints;

/// <summary>
/// Named arrays in a file of the safetensors format, which holds only data and no executable code. Tensors are F32;
/// I64, U64 and U8 hold the counters and bytes of checkpoints.
/// <code>
/// var file = new SafeTensors();
/// generator.SaveTo(file);
/// file.Metadata["recipe"] = "dcgan";
/// file.Save("generator.safetensors");
///
/// generator.LoadFrom(SafeTensors.Load("generator.safetensors"));
/// </code>
/// </summary>
public sealed class SafeTensors
{
    private const int LengthBytes = sizeof(ulong);
    private const string ChecksumName = "ganforge.sha256";

    /// <summary>The limit of the format's reference reader: 100 MB.</summary>
    private const ulong MaxHeaderLength = 100_000_000;

    private readonly Dictionary<string, SafeTensorsEntry> _entries = [];
    private readonly SortedDictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private string _source = "The file";

    /// <summary>Texts that describe the file.</summary>
    public IDictionary<string, string> Metadata => _metadata;

    /// <summary>The names of the entries.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>Adds a copy of a tensor.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(string name, Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        Add<float>(name, "F32", tensor.Shape, tensor.Span);
    }

    /// <summary>Adds copies of tensors under a prefix.</summary>
    /// <exception cref="ArgumentException">A name is taken.</exception>
    public void Add(IEnumerable<NamedTensor> tensors, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(tensors);
        foreach (var (name, tensor) in tensors)
            Add(NamedTensor.Join(prefix, name), tensor);
    }

    /// <summary>Adds a 64-bit counter.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void AddInt64(string name, long value) => Add<long>(name, "I64", [], [value]);

    /// <summary>Adds a vector of 64-bit words.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void AddUInt64s(string name, ReadOnlySpan<ulong> values) => Add(name, "U64", [values.Length], values);

    /// <summary>Adds a vector of bytes.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void AddBytes(string name, ReadOnlySpan<byte> values) => Add(name, "U8", [values.Length], values);

    /// <summary>True to write the SHA-256 of all data to the metadata; readers verify it if present.</summary>
    public bool HasChecksum { get; init; }

    /// <summary>Returns a copy of a tensor.</summary>
    /// <exception cref="ModelFormatException">The entry is missing or of another type.</exception>
    public Tensor GetTensor(string name)
    {
        var entry = Entry(name, "F32");
        return Tensor.From(MemoryMarshal.Cast<byte, float>(entry.Bytes.Span), entry.Shape).KeepForever();
    }

    /// <summary>Returns a counter.</summary>
    /// <exception cref="ModelFormatException">The entry is missing, of another type, or not a single
    /// number.</exception>
    public long GetInt64(string name)
    {
        var entry = Entry(name, "I64");
        return entry.Shape.Elements == 1
            ? BinaryPrimitives.ReadInt64LittleEndian(entry.Bytes.Span)
            : throw new ModelFormatException(
                $"{_source} should hold a single number '{name}', not {entry.Shape.Elements}."
            );
    }

    /// <summary>Returns a copy of a vector of 64-bit words.</summary>
    /// <exception cref="ModelFormatException">The entry is missing or of another type.</exception>
    public ulong[] GetUInt64s(string name) => MemoryMarshal.Cast<byte, ulong>(Entry(name, "U64").Bytes.Span).ToArray();

    /// <summary>Returns a copy of a vector of bytes.</summary>
    /// <exception cref="ModelFormatException">The entry is missing or of another type.</exception>
    public byte[] GetBytes(string name) => Entry(name, "U8").Bytes.ToArray();

    /// <summary>
    /// Copies entries to the tensors of the same names. Tensors and F32 entries under the prefix must match one to one;
    /// otherwise nothing is copied.
    /// </summary>
    /// <param name="tensors">Destination tensors.</param>
    /// <param name="prefix">First part of the entry names.</param>
    /// <exception cref="ModelFormatException">An entry is missing, unexpected, or of another shape or type; names the
    /// first.</exception>
    public void CopyTo(IReadOnlyList<NamedTensor> tensors, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var expected = new HashSet<string>();
        foreach (var (name, tensor) in tensors)
        {
            var path = NamedTensor.Join(prefix, name);
            expected.Add(path);
            if (!_entries.ContainsKey(path))
            {
                throw new ModelFormatException(
                    $"{_source} has no tensor '{path}', which should have shape {tensor.Shape}."
                );
            }

            var entry = Entry(path, "F32");
            if (entry.Shape != tensor.Shape)
            {
                throw new ModelFormatException(
                    $"{_source} has tensor '{path}' with shape {entry.Shape}; it should be {tensor.Shape}."
                );
            }
        }
        var within = NamedTensor.Join(prefix, "");
        foreach (var entry in _entries.Values)
        {
            if (
                entry.Type == "F32"
                && entry.Name.StartsWith(within, StringComparison.Ordinal)
                && !expected.Contains(entry.Name)
            )
            {
                throw new ModelFormatException(
                    $"{_source} has a tensor '{entry.Name}' of shape {entry.Shape}, for which there is no place."
                );
            }
        }

        foreach (var (name, tensor) in tensors)
            MemoryMarshal.Cast<byte, float>(_entries[NamedTensor.Join(prefix, name)].Bytes.Span).CopyTo(tensor.Span);
    }

    /// <summary>Writes the file atomically: completely or not at all.</summary>
    /// <exception cref="IOException">The disk is full, or the folder is missing.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public void Save(string path) => AtomicFile.Write(path, Write);

    /// <summary>Writes the format to a stream.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        // Wide elements first, so that every entry is aligned to its element size; the sort is stable.
        var entries = _entries.Values.OrderByDescending(entry => SafeTensorsEntry.ElementSize(entry.Type)).ToArray();
        if (HasChecksum)
            _metadata[ChecksumName] = Checksum(entries.Select(entry => entry.Bytes));
        var header = SafeTensorsHeader.Write(entries, _metadata);
        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var entry in entries)
            stream.Write(entry.Bytes.Span);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ModelFormatException">The file violates the format.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static SafeTensors Load(string path)
    {
        using var stream = File.OpenRead(path);
        if (stream.Length > Array.MaxLength)
        {
            throw new ModelFormatException(
                $"'{path}' has {stream.Length} bytes, and GanForge reads safetensors files up to {Array.MaxLength}."
            );
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(bytes, $"'{path}'");
    }

    /// <summary>Reads the format from memory.</summary>
    /// <param name="bytes">Content of the file; the entries reference it, so it must not change.</param>
    /// <param name="source">Name of the file in error messages.</param>
    /// <exception cref="ModelFormatException">The content violates the format.</exception>
    public static SafeTensors Read(ReadOnlyMemory<byte> bytes, string source = "The file")
    {
        try
        {
            if (bytes.Length < LengthBytes)
            {
                throw new ModelFormatException(
                    $"its {bytes.Length} bytes are fewer than the {LengthBytes} of a header's length"
                );
            }

            var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span);
            var rest = bytes[LengthBytes..];
            if (length > MaxHeaderLength || length > (ulong)rest.Length)
                throw new ModelFormatException($"it announces a header of {length} bytes, and {rest.Length} follow");
            var (entries, metadata) = SafeTensorsHeader.Read(rest[..(int)length], rest[(int)length..]);
            var file = new SafeTensors { _source = source };
            foreach (var entry in entries)
                file._entries.Add(entry.Name, entry);
            foreach (var (name, value) in metadata)
                file._metadata.Add(name, value);
            if (file._metadata.Remove(ChecksumName, out var checksum) && checksum != Checksum([rest[(int)length..]]))
            {
                throw new ModelFormatException(
                    "its numbers are not those that were written: their SHA-256 is another one"
                );
            }

            return file;
        }
        catch (ModelFormatException problem)
        {
            throw new ModelFormatException($"{source} is not a whole safetensors file: {problem.Message}.", problem);
        }
    }

    private static string Checksum(IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
            hash.AppendData(part.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private SafeTensorsEntry Entry(string name, string type)
    {
        if (!_entries.TryGetValue(name, out var entry))
            throw new ModelFormatException($"{_source} has no entry '{name}'.");
        return entry.Type == type
            ? entry
            : throw new ModelFormatException($"{_source} holds '{name}' as {entry.Type}; it should be {type}.");
    }

    private void Add<T>(string name, string type, Shape shape, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_entries.TryAdd(name, new SafeTensorsEntry(name, type, shape, MemoryMarshal.AsBytes(values).ToArray())))
            throw new ArgumentException($"The file already has an entry '{name}'.", nameof(name));
    }
}
