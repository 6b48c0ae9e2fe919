using System.Runtime.CompilerServices;

namespace GanForge.Tensors.Threading;

/// <summary>
/// Fork and join over a few long-lived threads that spin briefly before they sleep: an op forks in a microsecond or two
/// and allocates nothing.
/// </summary>
/// <remarks>
/// Jobs are split into tasks by shape, never by the number of threads, and no two tasks add to the same number, so
/// results do not depend on the number of threads.
/// </remarks>
public static unsafe class Workers
{
    /// <summary>
    /// A millisecond or two of spinning, longer than the gap between any two ops of a training step. A sleeping helper
    /// takes tens of microseconds to wake, often longer than the whole op.
    /// </summary>
    private const int SpinsBeforeSleep = 60_000;

    // The round's state in one word: its number in the upper bits, whether it is closed, and the number of helpers
    // inside. A helper that wakes late finds the round closed, and nobody has waited for it.
    private const int RoundShift = 32;
    private const long ClosedBit = 1L << 31;
    private const long InsideMask = ClosedBit - 1;

    private static readonly Lock Gate = new();
    private static readonly SemaphoreSlim Wake = new(0);
    private static int _threads = Environment.ProcessorCount;
    private static int _started;
    private static int _sleeping;
    private static long _state = ClosedBit;

    private static void* _job;
    private static delegate* <void*, int, void> _task;
    private static int _tasks;
    private static int _helpers;
    private static int _next;
    private static Exception? _failure;

    [ThreadStatic]
    private static bool _isBusy;

    /// <summary>The number of threads per op, including the calling one; the number of processors by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public static int Threads
    {
        get => _threads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            lock (Gate)
                _threads = value;
        }
    }

    /// <summary>Runs tasks 0 to <paramref name="tasks"/> − 1 and returns when all are done.</summary>
    internal static void Run<TJob>(ref TJob job, int tasks)
        where TJob : struct, IJob
    {
        // A nested job, and one that cannot be shared, runs on the calling thread.
        if (tasks <= 1 || _threads == 1 || _isBusy || !Gate.TryEnter())
        {
            for (var task = 0; task < tasks; task++)
                job.Run(task);
            return;
        }
        _isBusy = true;
        try
        {
            // The job stays on the caller's stack until every helper has left it.
            ForkAndJoin(Unsafe.AsPointer(ref job), &RunTask<TJob>, tasks);
        }
        finally
        {
            _isBusy = false;
            Gate.Exit();
        }
    }

    private static void RunTask<TJob>(void* job, int task)
        where TJob : struct, IJob => Unsafe.AsRef<TJob>(job).Run(task);

    private static void ForkAndJoin(void* job, delegate* <void*, int, void> task, int tasks)
    {
        while (_started < _threads - 1)
            Start(_started++);
        _job = job;
        _task = task;
        _tasks = tasks;
        _helpers = _threads - 1;
        _failure = null;
        _next = 0;
        Interlocked.Exchange(ref _state, ((_state >> RoundShift) + 1) << RoundShift);
        var sleeping = Volatile.Read(ref _sleeping);
        if (sleeping > 0)
            Wake.Release(sleeping);

        Work();
        Interlocked.Or(ref _state, ClosedBit);
        var spin = new SpinWait();
        while ((Volatile.Read(ref _state) & InsideMask) != 0)
            spin.SpinOnce(sleep1Threshold: -1);
        if (_failure is { } failure)
            throw new InvalidOperationException($"A task of a parallel kernel failed: {failure.Message}", failure);
    }

    private static void Work()
    {
        try
        {
            for (int task; (task = Interlocked.Increment(ref _next) - 1) < _tasks; )
                _task(_job, task);
        }
        catch (Exception exception)
        {
            _failure = exception;
            _next = _tasks;
        }
    }

    private static void Start(int index)
    {
        var round = Volatile.Read(ref _state) >> RoundShift;
        var thread = new Thread(() => Help(index, round))
        {
            IsBackground = true,
            Name = $"GanForge worker {index + 1}",
        };
        thread.Start();
    }

    private static void Help(int index, long round)
    {
        _isBusy = true;
        while (true)
        {
            for (var spins = 0; Volatile.Read(ref _state) >> RoundShift == round; spins++)
            {
                if (spins < SpinsBeforeSleep)
                    Thread.SpinWait(1);
                else
                    Sleep(round);
            }
            var state = Volatile.Read(ref _state);
            round = state >> RoundShift;
            while ((state & ClosedBit) == 0 && state >> RoundShift == round)
            {
                var before = Interlocked.CompareExchange(ref _state, state + 1, state);
                if (before == state)
                {
                    if (index < _helpers)
                        Work();
                    Interlocked.Decrement(ref _state);
                    break;
                }
                state = before;
            }
        }
    }

    private static void Sleep(long round)
    {
        Interlocked.Increment(ref _sleeping);
        if (Volatile.Read(ref _state) >> RoundShift == round)
            Wake.Wait();
        Interlocked.Decrement(ref _sleeping);
    }
}

/// <summary>Work split into numbered tasks that may run in any order and concurrently.</summary>
internal interface IJob
{
    void Run(int task);
}
