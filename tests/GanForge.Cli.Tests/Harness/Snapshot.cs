namespace GanForge.Cli.Tests;

/// <summary>Reviewed text files in the test folder; GANFORGE_ACCEPT_SNAPSHOTS=1 overwrites them.</summary>
internal static class Snapshot
{
    /// <summary>Compares a text with its snapshot file.</summary>
    public static void ShouldMatch(string actual, params string[] path)
    {
        var file = Repository.At(["tests", "GanForge.Cli.Tests", .. path]);
        if (Environment.GetEnvironmentVariable("GANFORGE_ACCEPT_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }
        File.Exists(file).ShouldBeTrue($"There is no {file}; run the tests once with GANFORGE_ACCEPT_SNAPSHOTS=1.");
        actual.ShouldBe(
            File.ReadAllText(file),
            $"{file} differs; if that is meant, run the tests with GANFORGE_ACCEPT_SNAPSHOTS=1."
        );
    }
}
