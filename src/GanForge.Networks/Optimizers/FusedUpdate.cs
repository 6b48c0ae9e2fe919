using GanForge.Tensors;
using GanForge.Tensors.Simd;
using GanForge.Tensors.Threading;

namespace GanForge.Networks.Optimizers;

/// <summary>
/// One fused pass over all parameters of a network, their gradients and moments: each number is read once and written
/// once, which is what an update costs, because memory and not arithmetic bounds it.
/// </summary>
/// <remarks>
/// A parameter is cut into segments of at most <see cref="SegmentLength"/> elements, and neighbouring segments are gathered
/// into tasks of about that size, so that a large matrix is shared among threads while a hundred small vectors cost one
/// fork. The cut depends on the shapes alone. Within a segment whole registers come first; the remainder goes through the
/// one-lane register, whose arithmetic is the same.
/// </remarks>
internal sealed unsafe class FusedUpdate
{
    /// <summary>64 KiB an operand: large beside the cost of a fork, small enough that a megabyte keeps several threads busy.</summary>
    public const int SegmentLength = 16 * 1024;

    private readonly Segment[] _segments;
    private readonly Range[] _tasks;
    private readonly Operands[] _operands;

    public FusedUpdate(IReadOnlyList<Tensor> parameters)
    {
        var segments = new List<Segment>();
        var tasks = new List<Range>();
        var (first, gathered) = (0, 0);
        for (var i = 0; i < parameters.Count; i++)
        {
            for (var start = 0; start < parameters[i].Count; start += SegmentLength)
            {
                var length = Math.Min(SegmentLength, parameters[i].Count - start);
                segments.Add(new Segment(i, start, length));
                gathered += length;
                if (gathered >= SegmentLength)
                {
                    tasks.Add(first..segments.Count);
                    (first, gathered) = (segments.Count, 0);
                }
            }
        }
        if (first < segments.Count)
            tasks.Add(first..segments.Count);
        _segments = [.. segments];
        _tasks = [.. tasks];
        _operands = new Operands[parameters.Count];
    }

    /// <summary>The number of tasks that threads share.</summary>
    public int TaskCount => _tasks.Length;

    /// <summary>Applies a rule to every element; lists of moments that the rule does not have are left out.</summary>
    public void Run<TRule>(in TRule rule, IReadOnlyList<Tensor> parameters, IReadOnlyList<Tensor> gradients, IReadOnlyList<Tensor>? first = null, IReadOnlyList<Tensor>? second = null)
        where TRule : struct, IUpdateRule
    {
        for (var i = 0; i < _operands.Length; i++)
            _operands[i] = new Operands(parameters[i].Pointer, gradients[i].Pointer, first is null ? null : first[i].Pointer, second is null ? null : second[i].Pointer);
        var job = new Job<TRule>(this, rule);
        Workers.Run(ref job, _tasks.Length);
        GC.KeepAlive(parameters);
        GC.KeepAlive(gradients);
        GC.KeepAlive(first);
        GC.KeepAlive(second);
    }

    /// <summary>Applies a rule to <paramref name="count"/> elements, with registers of one width and a remainder one by one.</summary>
    public static void Apply<TRule, TSimd>(TRule rule, in Operands operands, int count)
        where TRule : struct, IUpdateRule
        where TSimd : struct, ISimd<TSimd>
    {
        var parameter = operands.Parameter;
        var gradient = operands.Gradient;
        var first = operands.First;
        var second = operands.Second;
        var i = 0;
        for (; i <= count - TSimd.Lanes; i += TSimd.Lanes)
            rule.Apply<TSimd>(parameter + i, gradient + i, first + i, second + i);
        for (; i < count; i++)
            rule.Apply<SimdScalar>(parameter + i, gradient + i, first + i, second + i);
    }

    /// <summary>Where the numbers of one parameter are.</summary>
    internal readonly struct Operands(float* parameter, float* gradient, float* first, float* second)
    {
        public float* Parameter { get; } = parameter;

        public float* Gradient { get; } = gradient;

        public float* First { get; } = first;

        public float* Second { get; } = second;

        public Operands From(int start) => new(Parameter + start, Gradient + start, First + start, Second + start);
    }

    private readonly record struct Segment(int Parameter, int Start, int Length);

    private readonly struct Job<TRule>(FusedUpdate update, TRule rule) : IJob
        where TRule : struct, IUpdateRule
    {
        public void Run(int task)
        {
            foreach (var segment in update._segments.AsSpan(update._tasks[task]))
            {
                var job = new SegmentJob<TRule>(rule, update._operands[segment.Parameter].From(segment.Start), segment.Length);
                SimdWidth.Dispatch(ref job);
            }
        }
    }

    private readonly struct SegmentJob<TRule>(TRule rule, Operands operands, int count) : ISimdJob
        where TRule : struct, IUpdateRule
    {
        public void Run<TSimd>()
            where TSimd : struct, ISimd<TSimd> => Apply<TRule, TSimd>(rule, operands, count);
    }
}
