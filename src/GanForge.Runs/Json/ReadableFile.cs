using GanForge.Gans.Settings;

namespace GanForge.Runs.Json;

/// <summary>Files that users name and may have edited, moved or locked.</summary>
internal static class ReadableFile
{
    /// <summary>
    /// Reads a file with a function and converts errors of the operating system to sentences that name the file.
    /// </summary>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of the file does not exist.</exception>
    /// <exception cref="UserErrorException">The file cannot be read.</exception>
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
