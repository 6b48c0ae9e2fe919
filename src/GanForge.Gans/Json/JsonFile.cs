using System.Text.Json;
using GanForge.Gans.Settings;

namespace GanForge.Gans.Json;

/// <summary>Files of JSON that this program writes and people may have edited: understood whole, or refused in a sentence that names the file and the fault.</summary>
internal static class JsonFile
{
    /// <summary>Reads a file; a byte-order mark and other line endings are as good.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Makes something of its JSON.</param>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="DirectoryNotFoundException">There is not even its folder.</exception>
    /// <exception cref="UserErrorException">It cannot be read, or is not as it should be.</exception>
    public static T Read<T>(string path, Func<JsonField, T> read)
    {
        var text = Open(path, File.ReadAllText);
        try
        {
            return read(JsonField.Parse(text));
        }
        catch (JsonException problem)
        {
            throw Damaged(path, problem);
        }
    }

    /// <summary>Reads a file that says which format it has.</summary>
    /// <inheritdoc cref="Read{T}(string, Func{JsonField, T})"/>
    /// <param name="path">The file.</param>
    /// <param name="format">The format that this version writes.</param>
    /// <param name="read">Makes something of its JSON.</param>
    public static T Read<T>(string path, int format, Func<JsonField, T> read) => Read(path, json =>
    {
        RequireFormat(json, path, format);
        return read(json);
    });

    /// <summary>Refuses another version's JSON.</summary>
    /// <exception cref="UserErrorException">It has another format.</exception>
    public static void RequireFormat(JsonField json, string path, int format)
    {
        if (json["format"].Whole() is var other && other != format)
            throw new UserErrorException($"{path} has format {other}, and this version reads format {format}.");
    }

    /// <summary>
    /// Reads the lines of a file that grows, also while it does: a last line without an end that is not whole is left out.
    /// Damaged lines are passed over.
    /// </summary>
    /// <param name="path">The file; without one there are no lines.</param>
    /// <param name="length">Bytes to read at most, as this program wrote them: without a byte-order mark, and one for a line's end.</param>
    /// <param name="add">Takes a line.</param>
    /// <returns>What is wrong with the first damaged line; null where none is.</returns>
    /// <exception cref="UserErrorException">The file cannot be read.</exception>
    public static UserErrorException? ReadLines(string path, long length, Action<JsonField> add) => !File.Exists(path) ? null : Open(path, _ =>
    {
        UserErrorException? first = null;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        var read = 0L;
        for (var number = 1; read < length && reader.ReadLine() is { } line; number++)
        {
            // What training writes is ASCII, a byte a letter.
            read += line.Length + 1;
            if (reader.EndOfStream && !line.TrimEnd().EndsWith('}'))
                break;
            try
            {
                add(JsonField.Parse(line));
            }
            catch (JsonException problem)
            {
                first ??= DamagedLine(path, number, problem);
            }
        }
        return first;
    });

    /// <summary>Says which line is damaged, and how.</summary>
    public static UserErrorException DamagedLine(string path, long number, JsonException problem) =>
        new($"Line {number} of {path} is damaged: {problem.Message}.", problem);

    /// <summary>Says how a file is damaged.</summary>
    public static UserErrorException Damaged(string path, JsonException problem) => new($"{path} is damaged: {problem.Message}.", problem);

    /// <summary>Reads a file somehow; where the system refuses, a sentence names it.</summary>
    /// <exception cref="UserErrorException">It cannot be read.</exception>
    public static T Open<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new UserErrorException($"{path} cannot be read: it is a folder, or there is no permission.", problem);
        }
        catch (IOException problem) when (problem is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new UserErrorException($"{path} cannot be read: {problem.Message.TrimEnd('.')}.", problem);
        }
    }
}
