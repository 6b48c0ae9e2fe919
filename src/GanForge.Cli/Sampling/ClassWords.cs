using System.Text.RegularExpressions;
using GanForge.Cli.Errors;

namespace GanForge.Cli.Sampling;

/// <summary>
/// Maps class names and numbers from the command line to classes, and classes to parts of file names.
/// </summary>
/// <param name="names">The class names; empty if the run does not know what its images show.</param>
/// <param name="trained">The classes that have images in the training set.</param>
/// <param name="run">The run's name.</param>
internal sealed partial class ClassWords(IReadOnlyList<string> names, IReadOnlyList<int> trained, string run)
{
    private readonly string[] _fileNames = FileNames(names);

    /// <summary>
    /// Finds a class by number or name, such as "7" or "Ankle boot". Case is ignored unless that is ambiguous.
    /// </summary>
    /// <exception cref="UsageException">The class does not exist, or the run was trained without images of
    /// it.</exception>
    public int Find(string asked)
    {
        var found = Named(asked);
        return trained.Contains(found)
            ? found
            : throw new UsageException(
                $"The training set of {run} has no image of {names[found]}, so the generator never learnt to "
                    + $"draw one; it has images of {Wording.And([.. trained.Select(number => names[number])])}."
            );
    }

    private int Named(string asked)
    {
        if (names.Count == 0)
        {
            throw new UsageException(
                $"The run {run} is unconditional, so it cannot draw a '{asked}'; train one with --conditional, "
                    + $"the default of the recipe r3gan."
            );
        }

        foreach (var comparison in (StringComparison[])[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            for (var number = 0; number < names.Count; number++)
            {
                if (names[number].Equals(asked, comparison))
                    return number;
            }
        }
        return int.TryParse(asked, out var given) && given >= 0 && given < names.Count
            ? given
            : throw new UsageException(
                $"The run {run} draws {string.Join(", ", names)}, and '{asked}' is none of them."
            );
    }

    /// <summary>The class as part of a file name, such as "7" or "ankle-boot".</summary>
    public string FileName(int number) => _fileNames[number];

    /// <summary>Uses numbers if some file systems could not tell the names apart, such as A and a.</summary>
    private static string[] FileNames(IReadOnlyList<string> names)
    {
        string[] words = [.. names.Select(name => Others().Replace(name.ToLowerInvariant(), "-").Trim('-'))];
        return words.Distinct().Count() == names.Count && words.All(word => word.Length > 0)
            ? words
            : [.. names.Select((_, number) => $"class-{number}")];
    }

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex Others();
}
