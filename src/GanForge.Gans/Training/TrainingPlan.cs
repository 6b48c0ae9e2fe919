namespace GanForge.Gans;

/// <summary>What a training run would do, without doing it.</summary>
public sealed record TrainingPlan
{
    /// <summary>The options it was made from.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>Every setting of the recipe with its value.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Training images.</summary>
    public required int Images { get; init; }

    /// <summary>Steps an epoch.</summary>
    public required long StepsPerEpoch { get; init; }

    /// <summary>Steps in all.</summary>
    public required long Steps { get; init; }

    /// <summary>Trainable numbers of each player, in the players' order.</summary>
    public required IReadOnlyDictionary<string, long> Parameters { get; init; }

    /// <summary>The name that the run's folder would get if nobody else took the number first.</summary>
    public required string FolderName { get; init; }

    /// <summary>Plans a run: everything is checked, nothing is written.</summary>
    /// <exception cref="UserErrorException">Something asked for cannot be.</exception>
    public static TrainingPlan For(TrainingOptions options) => throw new NotImplementedException();
}
