using GanForge.Studio.Lab;
using GanForge.Studio.Models;

namespace GanForge.Studio.Tests;

/// <summary>Eviction of models and sessions from memory.</summary>
public class MemoryTests
{
    private readonly Clock _clock = new();

    [Fact]
    public void The_least_recently_used_entry_is_evicted_first()
    {
        var recent = new LruCache<string>(kept: 2, _clock);
        recent.Add("a", "A");
        recent.Add("b", "B");
        recent.Find("a").ShouldBe("A");
        recent.Add("c", "C");
        recent.Find("b").ShouldBeNull();
        (recent.Find("a"), recent.Find("c")).ShouldBe(("A", "C"));
    }

    [Fact]
    public void Idle_models_are_unloaded()
    {
        using var models = new ModelCache(_clock);
        var (lessons, games) = (
            new SessionStore<TrainingLesson>("lesson", new(2, _clock)),
            new SessionStore<RealOrFake>("game", new(2, _clock))
        );
        using var keeper = new IdleMemoryService(models, lessons, games, _clock);
        var loads = 0;
        Use("old");
        _clock.Now += TimeSpan.FromMinutes(4);
        Use("new");
        keeper.Tidy().ShouldBe(0);
        _clock.Now += TimeSpan.FromMinutes(2);
        keeper.Tidy().ShouldBe(1);
        loads.ShouldBe(2);
        Use("new");
        loads.ShouldBe(2);
        Use("old");
        loads.ShouldBe(3);

        void Use(string name) =>
            models
                .Use(name, () => new object[++loads], model => model.Length, CancellationToken.None)
                .GetAwaiter()
                .GetResult();
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
