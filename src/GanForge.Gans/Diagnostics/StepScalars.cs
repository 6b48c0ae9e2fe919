namespace GanForge.Gans.Diagnostics;

/// <summary>The figures that one step reported, by name, in the order in which they were first reported.</summary>
public sealed class StepScalars
{
    private readonly List<string> _names = [];
    private readonly List<float> _values = [];

    /// <summary>How many figures there are.</summary>
    public int Count => _names.Count;

    /// <summary>The figure's name and value.</summary>
    public (string Name, float Value) this[int index] => (_names[index], _values[index]);

    /// <summary>The figure of a name, or NaN where the step did not report it.</summary>
    public float this[string name]
    {
        get
        {
            var index = _names.IndexOf(name);
            return index < 0 ? float.NaN : _values[index];
        }
    }

    internal void Report(string name, float value)
    {
        var index = _names.IndexOf(name);
        if (index < 0)
        {
            _names.Add(name);
            _values.Add(value);
        }
        else
        {
            _values[index] = value;
        }
    }

    internal void Clear()
    {
        _names.Clear();
        _values.Clear();
    }
}
