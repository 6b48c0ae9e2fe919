using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GanForge.Gans.Settings;

namespace GanForge.Runs.Json;

/// <summary>
/// Reads JSON files that this program writes and users may edit. A file is understood completely or rejected with a
/// sentence that names the file and the fault.
/// </summary>
internal static class JsonFile
{
    /// <summary>Reads a file, with or without a byte-order mark and with any line endings.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="read">Converts the JSON to a result.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of the file does not exist.</exception>
    /// <exception cref="UserErrorException">The file cannot be read, or its content is invalid.</exception>
    public static T Read<T>(string path, Func<JsonElement, T> read)
    {
        var text = ReadableFile.Open(path, File.ReadAllText);
        try
        {
            return read(JsonText.Parse(text));
        }
        catch (JsonException problem)
        {
            throw new UserErrorException($"{path} is damaged: {problem.Message}.", problem);
        }
    }

    /// <summary>Reads a file as a record.</summary>
    /// <inheritdoc cref="Read{T}(string, Func{JsonElement, T})"/>
    public static T Read<T>(string path, JsonTypeInfo<T> type) => Read(path, json => JsonText.Read(json, type));

    /// <summary>Reads a file with a format number.</summary>
    /// <inheritdoc cref="Read{T}(string, Func{JsonElement, T})"/>
    /// <param name="path">Path of the file.</param>
    /// <param name="format">Format that this version writes.</param>
    /// <param name="read">Converts the JSON to a result.</param>
    public static T Read<T>(string path, int format, Func<JsonElement, T> read) =>
        Read(
            path,
            json =>
            {
                RequireFormat(json, path, format);
                return read(json);
            }
        );

    /// <summary>Rejects the JSON of another version.</summary>
    /// <exception cref="UserErrorException">The JSON has another format.</exception>
    public static void RequireFormat(JsonElement json, string path, int format)
    {
        if (JsonText.Read(json, JsonFormat.Context.JsonFormat).Format is var other && other != format)
            throw new UserErrorException($"{path} has format {other}, and this version reads format {format}.");
    }

    /// <summary>Writes a record as a file.</summary>
    public static void Write<T>(string path, T value, JsonTypeInfo<T> type) =>
        AtomicFile.Write(path, JsonSerializer.Serialize(value, type) + "\n");

    /// <summary>
    /// Reads the lines of a file, even while it grows. Skips damaged lines and an incomplete last line.
    /// </summary>
    /// <param name="path">Path of the file; a missing file has no lines.</param>
    /// <param name="length">Maximum number of bytes to read, assuming no byte-order mark and one-byte line
    /// endings.</param>
    /// <param name="add">Receives each line; throws a <see cref="JsonException"/> if it is damaged.</param>
    /// <returns>The fault in the first damaged line; null if there is none.</returns>
    /// <exception cref="UserErrorException">The file cannot be read.</exception>
    public static UserErrorException? ReadLines(string path, long length, Action<string> add) =>
        File.Exists(path) ? ReadableFile.Open(path, _ => AddLines(path, length, add)) : null;

    /// <summary>Creates the error for a damaged line.</summary>
    public static UserErrorException DamagedLine(string path, long number, JsonException problem) =>
        new($"Line {number} of {path} is damaged: {problem.Message}.", problem);

    private static UserErrorException? AddLines(string path, long length, Action<string> add)
    {
        UserErrorException? first = null;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        var read = 0L;
        for (var number = 1; read < length && reader.ReadLine() is { } line; number++)
        {
            // Training writes ASCII, one byte per character.
            read += line.Length + 1;
            if (reader.EndOfStream && !line.TrimEnd().EndsWith('}'))
                break;
            try
            {
                add(line);
            }
            catch (JsonException problem)
            {
                first ??= DamagedLine(path, number, problem);
            }
        }
        return first;
    }
}
