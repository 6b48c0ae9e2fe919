using GanForge.Tensors;
using GanForge.Tensors.Simd;
using GanForge.Tensors.Threading;

namespace GanForge.Networks.Optimizers;

/// <summary>
/// A fused pass over all parameters of a network, their gradients and moments. Updates are memory-bound, so each number
/// is read and written only once.
/// </summary>
/// <remarks>
/// Parameters are split into segments of at most <see cref="SegmentLength"/> elements, and adjacent segments are
/// grouped into tasks of about that size, so that threads share a large matrix while a hundred small vectors cost one
/// fork. The split depends only on the shapes. Within a segment, full registers come first; the one-lane register,
/// whose arithmetic is the same, processes the remainder.
/// </remarks>
internal sealed unsafe class FusedUpdate
{
    /// <summary>
    /// 64 KiB per operand: much more work than the cost of a fork, yet a megabyte keeps several threads busy.
    /// </summary>
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

    /// <summary>The number of tasks that the threads share.</summary>
    public int TaskCount => _tasks.Length;

    /// <summary>Applies a rule to every element; moments that the rule does not use are omitted.</summary>
    public void Run<TRule>(
        in TRule rule,
        IReadOnlyList<Tensor> parameters,
        IReadOnlyList<Tensor> gradients,
        IReadOnlyList<Tensor>? first = null,
        IReadOnlyList<Tensor>? second = null
    )
        where TRule : struct, IUpdateRule
    {
        for (var i = 0; i < _operands.Length; i++)
        {
            _operands[i] = new Operands(
                parameters[i].Pointer,
                gradients[i].Pointer,
                first is null ? null : first[i].Pointer,
                second is null ? null : second[i].Pointer
            );
        }

        var job = new Job<TRule>(this, rule);
        Workers.Run(ref job, _tasks.Length);
        GC.KeepAlive(parameters);
        GC.KeepAlive(gradients);
        GC.KeepAlive(first);
        GC.KeepAlive(second);
    }

    /// <summary>
    /// Applies a rule to <paramref name="count"/> elements: registers of one width, then the remainder one by one.
    /// </summary>
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

    /// <summary>Pointers to the elements of one parameter.</summary>
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
                var job = new SegmentJob<TRule>(
                    rule,
                    update._operands[segment.Parameter].From(segment.Start),
                    segment.Length
                );
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
