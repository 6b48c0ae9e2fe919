namespace GanForge.Studio.Lab;

/// <summary>The running score of a series of answers.</summary>
/// <param name="Attempts">The number of questions answered.</param>
/// <param name="Successes">The number of correct answers.</param>
/// <param name="Streak">The number of consecutive correct answers up to the latest one.</param>
/// <param name="BestStreak">The longest streak of correct answers.</param>
public sealed record AnswerTally(int Attempts, int Successes, int Streak, int BestStreak)
{
    /// <summary>The fraction of correct answers, from 0 to 1; null before the first answer.</summary>
    public double? Accuracy => Attempts == 0 ? null : (double)Successes / Attempts;

    /// <summary>Computes the tally of a sequence of answers.</summary>
    /// <param name="answers">The answers in order, true where correct.</param>
    internal static AnswerTally Count(IEnumerable<bool> answers)
    {
        var tally = new AnswerTally(0, 0, 0, 0);
        foreach (var isRight in answers)
        {
            var streak = isRight ? tally.Streak + 1 : 0;
            tally = new AnswerTally(
                tally.Attempts + 1,
                tally.Successes + (isRight ? 1 : 0),
                streak,
                Math.Max(tally.BestStreak, streak)
            );
        }
        return tally;
    }
}
