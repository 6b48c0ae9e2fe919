using GanForge.Gans.Settings;

namespace GanForge.Runs.Folder;

/// <summary>Keeps two programs from training one run at the same time.</summary>
internal static class RunLock
{
    /// <summary>Takes the run for this program, until the file is closed.</summary>
    /// <exception cref="UserErrorException">Another program has it.</exception>
    public static FileStream Take(RunFolder folder)
    {
        var taken = Open(folder);
        try
        {
            // Whoever began these was killed: nobody else writes in the folder.
            foreach (var leftover in AtomicFile.Temporaries(folder.Path, SearchOption.AllDirectories))
                File.Delete(leftover);
            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    private static FileStream Open(RunFolder folder)
    {
        try
        {
            return new FileStream(folder.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException problem)
        {
            throw Taken(folder, problem);
        }
    }

    /// <summary>Looks whether a program is training the run.</summary>
    /// <exception cref="UserErrorException">One is.</exception>
    public static void RequireFree(RunFolder folder)
    {
        if (folder.IsBeingTrained)
            throw Taken(folder);
    }

    private static UserErrorException Taken(RunFolder folder, Exception? cause = null) =>
        new($"Another program is training {folder.Name} at this moment; wait for it, or stop it first.", cause);
}
