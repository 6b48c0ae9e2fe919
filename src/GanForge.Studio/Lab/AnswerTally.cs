namespace GanForge.Studio.Lab;

/// <summary>How somebody has done so far.</summary>
/// <param name="Attempts">Questions answered.</param>
/// <param name="Successes">Those answered rightly.</param>
/// <param name="Streak">Right answers in a row, up to the last one.</param>
/// <param name="BestStreak">The most there ever were in a row.</param>
public sealed record AnswerTally(int Attempts, int Successes, int Streak, int BestStreak)
{
    /// <summary>The share of right answers, from 0 to 1; null before the first one.</summary>
    public double? Accuracy => Attempts == 0 ? null : (double)Successes / Attempts;

    /// <summary>Counts answers.</summary>
    /// <param name="answers">Whether each was right, in order.</param>
    internal static AnswerTally Count(IEnumerable<bool> answers)
    {
        var tally = new AnswerTally(0, 0, 0, 0);
        foreach (var isRight in answers)
        {
            var streak = isRight ? tally.Streak + 1 : 0;
            tally = new AnswerTally(tally.Attempts + 1, tally.Successes + (isRight ? 1 : 0), streak, Math.Max(tally.BestStreak, streak));
        }
        return tally;
    }
}
