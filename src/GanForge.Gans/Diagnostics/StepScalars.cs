namespace GanForge.Gans.Diagnostics;

/// <summary>The scalars reported by one step, by name, in the order in which they were first reported.</summary>
public sealed class StepScalars
{
    private readonly List<string> _names = [];
    private readonly List<float> _values = [];

    /// <summary>The number of scalars.</summary>
    public int Count => _names.Count;

    /// <summary>The name and value of the scalar at an index.</summary>
    public (string Name, float Value) this[int index] => (_names[index], _values[index]);

    /// <summary>The scalar with a name, or NaN if the step did not report it.</summary>
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
