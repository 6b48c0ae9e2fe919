using System.Text.Json;
using System.Text.Json.Nodes;
using GanForge.Gans.Json;

namespace GanForge.Gans.Diagnostics;

/// <summary>A run's alarms, and how often in a row each sign was seen: raises an alarm when that is often enough, and ends it when the sign is gone.</summary>
internal sealed class AlarmLog
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Dictionary<string, int> _signs = [];
    private readonly Dictionary<string, string> _seen = [];
    private readonly List<Alarm> _alarms = [];

    /// <summary>All alarms so far, the first raised first.</summary>
    public IReadOnlyList<Alarm> Alarms => _alarms;

    /// <summary>Looks at the figures of a health check; returns the alarms that they raise or end.</summary>
    /// <param name="rules">What to look for.</param>
    /// <param name="scalars">The step's figures.</param>
    /// <param name="step">Steps done in all.</param>
    /// <param name="stepInStage">Steps done in the stage.</param>
    /// <param name="epoch">The epoch of the stage.</param>
    public IReadOnlyList<Alarm> Examine(IReadOnlyList<AlarmRule> rules, StepScalars scalars, long step, long stepInStage, int epoch)
    {
        List<Alarm> changed = [];
        foreach (var rule in rules)
        {
            var seen = rule.Sign(scalars);
            if (seen is null)
                _seen.Remove(rule.Name);
            else
                _seen[rule.Name] = seen;
            var sign = stepInStage > rule.Grace ? seen : null;
            var times = _signs[rule.Name] = sign is null ? 0 : _signs.GetValueOrDefault(rule.Name) + 1;
            var running = _alarms.FindIndex(alarm => alarm.Name == rule.Name && alarm.Until is null);
            if (sign is null && running >= 0)
                changed.Add(_alarms[running] = _alarms[running] with { Until = step });
            else if (sign is not null && running < 0 && times >= rule.Patience)
            {
                _alarms.Add(new Alarm(rule.Name, rule.Title, step, epoch, sign, rule.Advice));
                changed.Add(_alarms[^1]);
            }
        }
        return changed;
    }

    /// <summary>
    /// Raises at the end of a training what its last health check saw and no alarm says yet, by rules that judge what a training
    /// leaves: there is nothing more to wait for. Returns these alarms.
    /// </summary>
    /// <param name="rules">What to look for.</param>
    /// <param name="step">Steps done in all.</param>
    /// <param name="stepInStage">Steps done in the stage.</param>
    /// <param name="epoch">The epoch of the stage.</param>
    public IReadOnlyList<Alarm> Conclude(IReadOnlyList<AlarmRule> rules, long step, long stepInStage, int epoch)
    {
        IReadOnlyList<Alarm> raised =
        [
            .. rules.Where(rule => rule.JudgesResult && _seen.ContainsKey(rule.Name) && !_alarms.Any(alarm => alarm.Name == rule.Name && alarm.Until is null))
                .Select(rule => stepInStage > rule.Grace
                    ? new Alarm(rule.Name, rule.Title, step, epoch, _seen[rule.Name], rule.Advice)
                    : new Alarm(rule.Name, "Hardly trained yet", step, epoch, _seen[rule.Name], "After so few steps that is usual: train longer.")),
        ];
        _alarms.AddRange(raised);
        return raised;
    }

    /// <summary>Adds an alarm that no rule raises.</summary>
    public void Add(Alarm alarm) => _alarms.Add(alarm);

    /// <summary>The alarms as alarms.json has them.</summary>
    public string ToFile() => JsonSerializer.Serialize(_alarms, Format) + "\n";

    public JsonObject ToJson() => new()
    {
        ["signs"] = JsonSerializer.SerializeToNode(_signs, Format),
        ["seen"] = JsonSerializer.SerializeToNode(_seen, Format),
        ["raised"] = JsonSerializer.SerializeToNode(_alarms, Format),
    };

    /// <exception cref="JsonException">Something is missing, or of another kind.</exception>
    public void Load(JsonField json)
    {
        foreach (var sign in json["signs"].Fields())
            _signs[sign.Name] = sign.Int32();
        // A checkpoint from before signs were kept in words has none.
        foreach (var sign in json.Find("seen")?.Fields() ?? [])
            _seen[sign.Name] = sign.Text();
        _alarms.AddRange(json["raised"].Items().Select(Alarm.FromJson));
    }
}
