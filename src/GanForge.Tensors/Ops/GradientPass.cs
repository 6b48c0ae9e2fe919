namespace GanForge.Tensors;

/// <summary>
/// One backward pass from an output. Its lists are reused between passes; a pass that records nothing frees each
/// intermediate gradient as soon as its last reader is done.
/// </summary>
internal sealed class GradientPass
{
    private static readonly Comparison<Tensor> ByAge = static (a, b) =>
        a.Producer!.Sequence.CompareTo(b.Producer!.Sequence);

    private readonly Stack<Tensor> _toVisit = new();
    private readonly List<Tensor> _recorded = [];
    private readonly HashSet<Tensor> _visited = [];
    private readonly HashSet<Tensor> _leading = [];
    private readonly HashSet<Tensor> _requested = [];
    private readonly Dictionary<Tensor, Tensor> _adjoints = [];
    private long _start;
    private bool _createGraph;

    public Tensor[] Run(
        Tensor output,
        IReadOnlyList<Tensor> inputs,
        Tensor? cotangent,
        bool createGraph,
        bool stopsAtInputs
    )
    {
        _createGraph = createGraph;
        _start = StepScope.Clock;
        foreach (var input in inputs)
        {
            _requested.Add(input);
            _leading.Add(input);
        }
        FindOpsBehind(output, stopsAtInputs);
        foreach (var y in _recorded)
        {
            if (LeadingInputs(y.Producer!) != 0)
                _leading.Add(y);
        }

        if (_leading.Contains(output))
            Accumulate(output, cotangent ?? Tensor.Ones(output.Shape));
        for (var i = _recorded.Count - 1; i >= 0; i--)
        {
            if (_leading.Contains(_recorded[i]) && _adjoints.TryGetValue(_recorded[i], out var dy))
                CarryBack(_recorded[i], dy);
        }

        var gradients = new Tensor[inputs.Count];
        for (var i = 0; i < gradients.Length; i++)
        {
            gradients[i] = _adjoints.TryGetValue(inputs[i], out var gradient)
                ? gradient
                : Tensor.Zeros(inputs[i].Shape);
        }

        return gradients;
    }

    public void Clear()
    {
        _toVisit.Clear();
        _recorded.Clear();
        _visited.Clear();
        _leading.Clear();
        _requested.Clear();
        _adjoints.Clear();
    }

    private void FindOpsBehind(Tensor output, bool stopsAtInputs)
    {
        _toVisit.Push(output);
        while (_toVisit.TryPop(out var y))
        {
            if (y.Producer is not { } op || (stopsAtInputs && _requested.Contains(y)) || !_visited.Add(y))
                continue;
            _recorded.Add(y);
            foreach (var input in op.Inputs)
                _toVisit.Push(input);
        }
        _recorded.Sort(ByAge);
    }

    /// <summary>A bit mask of the inputs of an op through which a requested tensor can be reached.</summary>
    private ulong LeadingInputs(RecordedOp op)
    {
        ulong mask = 0;
        for (var i = 0; i < op.Inputs.Length; i++)
        {
            if (_leading.Contains(op.Inputs[i]))
                mask |= 1ul << i;
        }
        return mask;
    }

    private void CarryBack(Tensor y, Tensor dy)
    {
        var op = y.Producer!;
        var mask = LeadingInputs(op);
        if (mask == 0)
            return;

        var wanted = new Wanted(mask);
        Tensor?[] gradients;
        if (_createGraph)
        {
            gradients = op.GradientsFrom(y, dy, wanted);
        }
        else
        {
            using var temporaries = StepScope.Current is null ? null : StepScope.Begin();
            gradients = op.GradientsFrom(y, dy, wanted);
            for (var i = 0; i < gradients.Length; i++)
            {
                if (wanted[i] && gradients[i] is { } gradient)
                    temporaries?.Keep(gradient);
            }
        }

        for (var i = 0; i < op.Inputs.Length; i++)
        {
            if (wanted[i])
            {
                Accumulate(
                    op.Inputs[i],
                    gradients[i]
                        ?? throw new InvalidOperationException(
                            $"An op gave no gradient for its input {i} of shape {op.Inputs[i].Shape}."
                        )
                );
            }
        }
        if (!_requested.Contains(y))
        {
            _adjoints.Remove(y);
            Release(dy);
        }
    }

    private void Accumulate(Tensor tensor, Tensor gradient)
    {
        if (gradient.Shape != tensor.Shape)
        {
            throw new InvalidOperationException(
                $"A gradient of shape {gradient.Shape} came back for a tensor of shape {tensor.Shape}."
            );
        }

        if (_adjoints.TryGetValue(tensor, out var sum))
        {
            _adjoints[tensor] = Hold(sum + gradient);
            Release(sum);
            ReleaseIfFree(gradient);
        }
        else
        {
            _adjoints.Add(tensor, Hold(gradient));
        }
    }

    private static Tensor Hold(Tensor adjoint)
    {
        adjoint.Storage.PendingAdjoints++;
        return adjoint;
    }

    private void Release(Tensor adjoint)
    {
        adjoint.Storage.PendingAdjoints--;
        ReleaseIfFree(adjoint);
    }

    /// <summary>
    /// Releases a gradient's memory if it was lent during this pass: no other block is certain to have no outside
    /// reader.
    /// </summary>
    private void ReleaseIfFree(Tensor adjoint)
    {
        var storage = adjoint.Storage;
        if (!_createGraph && storage.PendingAdjoints == 0 && storage.LentAt > _start)
            StepScope.ReleaseEarly(storage);
    }
}
