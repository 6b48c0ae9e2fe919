using GanForge.Gans.Settings;
using GanForge.Tensors.Random;

namespace GanForge.Experiments.Sweeps;

/// <summary>An axis with a list of values.</summary>
internal sealed class ChoiceAxis : SearchAxis
{
    private readonly IReadOnlyList<SearchChoice> _choices;

    public ChoiceAxis(IReadOnlyList<string> names, IReadOnlyList<SearchChoice> choices)
        : base(names)
    {
        if (choices.Count == 0)
            throw new UserErrorException("There is nothing to try: the list of values is empty.");
        if (choices.GroupBy(choice => choice.Label).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new UserErrorException($"'{twice.Key}' is given twice.");
        _choices = choices;
    }

    public override IReadOnlyList<SearchChoice> Choices => _choices;

    internal override IEnumerable<SearchChoice> Extremes => _choices;

    internal override SearchChoice Draw(RandomStream random, long index) =>
        _choices[(int)(Fraction(random, index) * _choices.Count)];
}
