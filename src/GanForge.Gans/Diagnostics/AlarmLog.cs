namespace GanForge.Gans.Diagnostics;

/// <summary>
/// The alarms of a run. Counts consecutive sightings of each symptom, raises an alarm once there are enough of them,
/// and ends it when the symptom is gone.
/// </summary>
internal sealed class AlarmLog
{
    private readonly Dictionary<string, int> _signs = [];
    private readonly Dictionary<string, string> _seen = [];
    private readonly List<Alarm> _alarms = [];

    /// <summary>All alarms so far, oldest first.</summary>
    public IReadOnlyList<Alarm> Alarms => _alarms;

    /// <summary>
    /// Applies the rules to the scalars of a health check; returns the alarms that this raises or ends.
    /// </summary>
    /// <param name="rules">The rules to apply.</param>
    /// <param name="scalars">The scalars of the step.</param>
    /// <param name="step">Total number of steps completed.</param>
    /// <param name="stepInStage">Steps completed in the stage.</param>
    /// <param name="epoch">The epoch of the stage.</param>
    public IReadOnlyList<Alarm> Examine(
        IReadOnlyList<AlarmRule> rules,
        StepScalars scalars,
        long step,
        long stepInStage,
        int epoch
    )
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
            {
                changed.Add(_alarms[running] = _alarms[running] with { Until = step });
            }
            else if (sign is not null && running < 0 && times >= rule.Patience)
            {
                _alarms.Add(new Alarm(rule.Name, rule.Title, step, epoch, sign, rule.Advice));
                changed.Add(_alarms[^1]);
            }
        }
        return changed;
    }

    /// <summary>
    /// Raises, at the end of training, alarms for symptoms of the last health check that have no open alarm, and
    /// returns them. Only rules that judge the result apply; patience does not count, since no further check follows.
    /// </summary>
    /// <param name="rules">The rules to apply.</param>
    /// <param name="step">Total number of steps completed.</param>
    /// <param name="stepInStage">Steps completed in the stage.</param>
    /// <param name="epoch">The epoch of the stage.</param>
    public IReadOnlyList<Alarm> Conclude(IReadOnlyList<AlarmRule> rules, long step, long stepInStage, int epoch)
    {
        IReadOnlyList<Alarm> raised =
        [
            .. rules
                .Where(rule =>
                    rule.JudgesResult
                    && _seen.ContainsKey(rule.Name)
                    && !_alarms.Any(alarm => alarm.Name == rule.Name && alarm.Until is null)
                )
                .Select(rule =>
                    stepInStage > rule.Grace
                        ? new Alarm(rule.Name, rule.Title, step, epoch, _seen[rule.Name], rule.Advice)
                        : new Alarm(
                            rule.Name,
                            "Hardly trained yet",
                            step,
                            epoch,
                            _seen[rule.Name],
                            "After so few steps that is usual: train longer."
                        )
                ),
        ];
        _alarms.AddRange(raised);
        return raised;
    }

    /// <summary>Adds an alarm that is not raised by a rule.</summary>
    public void Add(Alarm alarm) => _alarms.Add(alarm);

    /// <summary>The state that a checkpoint saves and restores.</summary>
    public AlarmLogState State
    {
        get =>
            new()
            {
                Signs = _signs,
                Seen = _seen,
                Raised = _alarms,
            };
        set
        {
            foreach (var (name, count) in value.Signs)
                _signs[name] = count;
            foreach (var (name, sign) in value.Seen ?? new Dictionary<string, string>())
                _seen[name] = sign;
            _alarms.AddRange(value.Raised);
        }
    }
}

/// <summary>The state of an <see cref="AlarmLog"/>.</summary>
internal sealed record AlarmLogState
{
    /// <summary>The number of consecutive sightings of each symptom.</summary>
    public required IReadOnlyDictionary<string, int> Signs { get; init; }

    /// <summary>
    /// Descriptions of the symptoms in the last health check; null in checkpoints of older versions.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Seen { get; init; }

    /// <summary>All alarms so far, oldest first.</summary>
    public required IReadOnlyList<Alarm> Raised { get; init; }
}
