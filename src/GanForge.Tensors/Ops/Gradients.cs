namespace GanForge.Tensors;

/// <summary>Reverse-mode differentiation.</summary>
public static class Gradients
{
    [ThreadStatic]
    private static bool _off;

    [ThreadStatic]
    private static Stack<GradientPass>? _spare;

    /// <summary>Whether ops on this thread are being recorded.</summary>
    public static bool AreRecorded => !_off;

    /// <summary>
    /// Computes the gradients of <paramref name="output"/> with respect to <paramref name="inputs"/>, in their order;
    /// zeros for an input that the output does not depend on.
    /// </summary>
    /// <param name="output">A scalar, or a tensor of any shape together with a cotangent.</param>
    /// <param name="inputs">Tensors that require a gradient.</param>
    /// <param name="cotangent">The weights of the output's elements, in its shape; 1 if omitted.</param>
    /// <param name="createGraph">Whether the gradients can themselves be differentiated.</param>
    /// <exception cref="ArgumentException">
    /// The output has several elements and no cotangent, or the cotangent's shape differs.
    /// </exception>
    public static Tensor[] Compute(
        Tensor output,
        IReadOnlyList<Tensor> inputs,
        Tensor? cotangent = null,
        bool createGraph = false
    )
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(inputs);
        if (cotangent is null && output.Count != 1)
        {
            throw new ArgumentException(
                $"An output of shape {output.Shape} needs a cotangent; only that of a single number is 1 by itself.",
                nameof(cotangent)
            );
        }

        if (cotangent is not null && cotangent.Shape != output.Shape)
        {
            throw new ArgumentException(
                $"The cotangent has shape {cotangent.Shape}, the output {output.Shape}.",
                nameof(cotangent)
            );
        }

        using (createGraph ? default : NoGrad())
            return Run(output, inputs, cotangent, createGraph, stopsAtInputs: false);
    }

    /// <summary>
    /// Computes differentiable gradients with respect to inputs that do not depend on each other; the backward pass
    /// stops at them, however long their own history is.
    /// </summary>
    internal static Tensor[] Within(Tensor output, Tensor[] inputs, Tensor cotangent) =>
        Run(output, inputs, cotangent, createGraph: true, stopsAtInputs: true);

    private static Tensor[] Run(
        Tensor output,
        IReadOnlyList<Tensor> inputs,
        Tensor? cotangent,
        bool createGraph,
        bool stopsAtInputs
    )
    {
        var spare = _spare ??= new Stack<GradientPass>();
        if (!spare.TryPop(out var pass))
            pass = new GradientPass();
        try
        {
            return pass.Run(output, inputs, cotangent, createGraph, stopsAtInputs);
        }
        finally
        {
            pass.Clear();
            spare.Push(pass);
        }
    }

    /// <summary>
    /// Disables recording on this thread until disposed: for sampling, measuring and updating weights.
    /// </summary>
    public static UnrecordedScope NoGrad()
    {
        var scope = new UnrecordedScope(_off);
        _off = true;
        return scope;
    }

    /// <summary>A scope in which ops are not recorded; see <see cref="NoGrad"/>.</summary>
    public readonly ref struct UnrecordedScope
    {
        private readonly bool _active;
        private readonly bool _before;

        internal UnrecordedScope(bool before)
        {
            _active = true;
            _before = before;
        }

        /// <summary>Restores the previous recording state.</summary>
        public void Dispose()
        {
            if (_active)
                _off = _before;
        }
    }
}
