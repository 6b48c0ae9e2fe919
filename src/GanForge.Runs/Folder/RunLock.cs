using GanForge.Gans.Settings;

namespace GanForge.Runs.Folder;

/// <summary>Prevents two programs from training the same run at the same time.</summary>
internal static class RunLock
{
    /// <summary>Locks the run for this program until the returned file is closed.</summary>
    /// <exception cref="UserErrorException">Another program holds the lock.</exception>
    public static FileStream Take(RunFolder folder)
    {
        var taken = Open(folder);
        try
        {
            // Leftovers of a program that was killed: nobody else writes in the folder.
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
            return new FileStream(
                folder.LockPath,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose
            );
        }
        catch (IOException problem)
        {
            throw Taken(folder, problem);
        }
    }

    /// <summary>Checks that no program is training the run.</summary>
    /// <exception cref="UserErrorException">A program is training the run.</exception>
    public static void RequireFree(RunFolder folder)
    {
        if (folder.IsBeingTrained)
            throw Taken(folder);
    }

    private static UserErrorException Taken(RunFolder folder, Exception? cause = null) =>
        new($"Another program is training {folder.Name} at this moment; wait for it, or stop it first.", cause);
}
