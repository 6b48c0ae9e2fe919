using System.Text.Json.Nodes;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Json;

namespace GanForge.Runs.State;

/// <summary>The means of scalars over the steps since the last <see cref="Clear"/>.</summary>
internal sealed class RunningMeans
{
    private readonly List<string> _names = [];
    private readonly List<double> _sums = [];
    private readonly List<long> _counts = [];

    public void Add(StepScalars scalars)
    {
        for (var i = 0; i < scalars.Count; i++)
        {
            var (name, value) = scalars[i];
            Add(name, value);
        }
    }

    public void Add(string name, double value)
    {
        var index = IndexOf(name);
        _sums[index] += value;
        _counts[index]++;
    }

    public void Clear()
    {
        _names.Clear();
        _sums.Clear();
        _counts.Clear();
    }

    public IReadOnlyDictionary<string, double> ToDictionary() =>
        _names
            .Select((name, i) => (name, Mean: _sums[i] / _counts[i]))
            .ToDictionary(pair => pair.name, pair => pair.Mean);

    public JsonObject ToJson() =>
        [.. _names.Select((name, i) => KeyValuePair.Create(name, (JsonNode?)new JsonArray(_sums[i], _counts[i])))];

    /// <exception cref="System.Text.Json.JsonException">A field has the wrong type.</exception>
    public void Load(JsonField json)
    {
        Clear();
        foreach (var mean in json.Fields())
        {
            JsonField[] pair = [.. mean.Items()];
            if (pair.Length != 2)
                throw mean.Wrong("a sum and a count");
            var index = IndexOf(mean.Name);
            (_sums[index], _counts[index]) = (pair[0].Number(), pair[1].Whole(minimum: 1));
        }
    }

    private int IndexOf(string name)
    {
        var index = _names.IndexOf(name);
        if (index >= 0)
            return index;
        _names.Add(name);
        _sums.Add(0);
        _counts.Add(0);
        return _names.Count - 1;
    }
}
