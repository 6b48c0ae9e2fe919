namespace GanForge.Studio.Lab;

/// <summary>How a question of <see cref="RealOrFake"/> was answered, by the player and by the discriminator.</summary>
public sealed record RealOrFakeOutcome
{
    /// <summary>The question, from 0.</summary>
    public required int Question { get; init; }

    /// <summary>Whether the picture was real; of a pair, whether the first one was.</summary>
    public required bool FirstIsReal { get; init; }

    /// <summary>What the player said to that.</summary>
    public required bool Answer { get; init; }

    /// <summary>What the discriminator says to that; null where none plays.</summary>
    public required bool? DiscriminatorAnswer { get; init; }

    /// <summary>What the discriminator says of each picture; none where none plays.</summary>
    public required IReadOnlyList<DiscriminatorVerdict> Verdicts { get; init; }

    /// <summary>The place of the question's generated picture, 0 or 1; null where the only picture was real.</summary>
    public required int? FakePlace { get; init; }

    /// <summary>Whether the player was right.</summary>
    public bool IsRight => Answer == FirstIsReal;

    /// <summary>Whether the discriminator is right; null where none plays.</summary>
    public bool? DiscriminatorIsRight => DiscriminatorAnswer is { } answer ? answer == FirstIsReal : null;

    /// <summary>Whether the player took a generated picture for real.</summary>
    public bool WasFooled => !IsRight && FakePlace is not null;
}
