namespace GanForge.Studio.Lab;

/// <summary>The outcome of a question of <see cref="RealOrFake"/>, for the player and the discriminator.</summary>
public sealed record RealOrFakeOutcome
{
    /// <summary>The index of the question, from 0.</summary>
    public required int Question { get; init; }

    /// <summary>True if the picture was real or, in a pair, if the first one was.</summary>
    public required bool FirstIsReal { get; init; }

    /// <summary>The player's answer: true for "the picture (of a pair, the first) is real".</summary>
    public required bool Answer { get; init; }

    /// <summary>The discriminator's answer to the same question; null if it does not play.</summary>
    public required bool? DiscriminatorAnswer { get; init; }

    /// <summary>The discriminator's verdict on each picture; empty if it does not play.</summary>
    public required IReadOnlyList<DiscriminatorVerdict> Verdicts { get; init; }

    /// <summary>The position of the generated picture, 0 or 1; null if the only picture was real.</summary>
    public required int? FakePlace { get; init; }

    /// <summary>True if the player was right.</summary>
    public bool IsRight => Answer == FirstIsReal;

    /// <summary>True if the discriminator was right; null if it does not play.</summary>
    public bool? DiscriminatorIsRight => DiscriminatorAnswer is { } answer ? answer == FirstIsReal : null;

    /// <summary>True if the player took a generated picture for real.</summary>
    public bool WasFooled => !IsRight && FakePlace is not null;
}
