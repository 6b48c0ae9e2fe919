namespace GanForge.Studio.Models;

/// <summary>Things by name, of which the ones used last are kept: so many at most, and none that nobody has used for a while.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="kept">How many.</param>
/// <param name="clock">Says what time it is.</param>
internal sealed class LruCache<T>(int kept, TimeProvider clock)
    where T : class
{
    private readonly Lock _lock = new();
    private readonly List<(string Name, T Thing, long UsedAt)> _things = [];

    /// <summary>Finds what has a name, and counts it as used; null where there is nothing.</summary>
    public T? Find(string name)
    {
        lock (_lock)
        {
            var place = _things.FindIndex(thing => thing.Name == name);
            if (place < 0)
                return null;
            var found = _things[place].Thing;
            _things.RemoveAt(place);
            _things.Add((name, found, clock.GetTimestamp()));
            return found;
        }
    }

    /// <summary>Keeps something under a new name; what was used longest ago goes when there are too many.</summary>
    public void Add(string name, T thing)
    {
        lock (_lock)
        {
            _things.Add((name, thing, clock.GetTimestamp()));
            if (_things.Count > kept)
                _things.RemoveAt(0);
        }
    }

    /// <summary>Lets go of what nobody has used for so long.</summary>
    /// <returns>How many things went.</returns>
    public int Forget(TimeSpan unused)
    {
        lock (_lock)
            return _things.RemoveAll(thing => clock.GetElapsedTime(thing.UsedAt) >= unused);
    }
}
