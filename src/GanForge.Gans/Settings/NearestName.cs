namespace GanForge.Gans.Settings;

/// <summary>Suggests the intended name for a mistyped one.</summary>
public static class NearestName
{
    /// <summary>Finds the candidate nearest to <paramref name="typed"/>, or null if none is near.</summary>
    /// <remarks>
    /// A candidate is near if the typed text is one of its words ("fid" in "digit-fid"), has at most one typo per three
    /// letters, or is a prefix of it. Case and leading dashes are ignored.
    /// </remarks>
    public static string? To(string typed, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(candidates);
        var word = Bare(typed);
        var best = candidates
            .Select(candidate => (Name: candidate, Rank: Rank(word, Bare(candidate))))
            .Where(candidate => candidate.Rank is not null)
            .OrderBy(candidate => candidate.Rank)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal);
        return best.FirstOrDefault().Name;
    }

    /// <summary>
    /// Computes the edit distance, counting an insertion, deletion, substitution or swap of neighbors as 1 each.
    /// </summary>
    internal static int Distance(string a, string b)
    {
        var beforePrevious = new int[b.Length + 1];
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        var current = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substituted, 1 + Math.Min(previous[j], current[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
            }
            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }
        return previous[b.Length];
    }

    private static int? Rank(string word, string candidate)
    {
        if (word.Length > 1 && candidate.Split('-').Contains(word))
            return 0;
        var distance = Distance(word, candidate);
        var allowed = word.Length < 3 ? 0 : Math.Max(1, Math.Max(word.Length, candidate.Length) / 3);
        if (distance <= allowed)
            return distance;
        return word.Length >= 2 && candidate.StartsWith(word, StringComparison.Ordinal) ? allowed + 1 : null;
    }

    private static string Bare(string name) => name.TrimStart('-').Replace('_', '-').ToLowerInvariant();
}
