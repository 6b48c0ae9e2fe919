using GanForge.Gans.Json;

namespace GanForge.Gans.Diagnostics;

/// <summary>Something that goes wrong in a training, in plain words.</summary>
/// <param name="Name">What it is called, for example "mode-collapse".</param>
/// <param name="Title">The same for people: "Mode collapse".</param>
/// <param name="Step">The step after which it was raised.</param>
/// <param name="Epoch">The epoch of the stage, from 1.</param>
/// <param name="Seen">What was seen, as one sentence with figures.</param>
/// <param name="Advice">What usually helps, as one sentence.</param>
public sealed record Alarm(string Name, string Title, long Step, int Epoch, string Seen, string Advice)
{
    /// <summary>The step after which its sign was gone, or null while it is not.</summary>
    public long? Until { get; init; }

    /// <exception cref="System.Text.Json.JsonException">Something is missing, or of another kind.</exception>
    internal static Alarm FromJson(JsonField json) =>
        new(json["name"].Text(), json["title"].Text(), json["step"].Whole(), json["epoch"].Int32(), json["seen"].Text(), json["advice"].Text()) { Until = json.Find("until")?.Whole() };

    /// <summary>The alarm in a line, as log.txt has it: what was seen and what helps, or that it is over.</summary>
    public override string ToString() => Until is { } step
        ? $"{Title} is over at step {step}: what was seen at step {Step} is no longer so."
        : $"{Title}, step {Step}: {Seen} {Advice}";
}
