namespace GanForge.Studio.Models;

/// <summary>A cache that keeps the most recently used items by name, up to a maximum count and idle time.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="kept">The maximum number of items.</param>
/// <param name="clock">The clock.</param>
internal sealed class LruCache<T>(int kept, TimeProvider clock)
    where T : class
{
    private readonly Lock _lock = new();
    private readonly List<(string Name, T Thing, long UsedAt)> _things = [];

    /// <summary>Finds an item and marks it as used; null if there is none.</summary>
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

    /// <summary>Adds an item under a new name, evicting the least recently used one if the cache is full.</summary>
    public void Add(string name, T thing)
    {
        lock (_lock)
        {
            _things.Add((name, thing, clock.GetTimestamp()));
            if (_things.Count > kept)
                _things.RemoveAt(0);
        }
    }

    /// <summary>Removes items that have been unused for the given time.</summary>
    /// <returns>The number of items removed.</returns>
    public int Forget(TimeSpan unused)
    {
        lock (_lock)
            return _things.RemoveAll(thing => clock.GetElapsedTime(thing.UsedAt) >= unused);
    }
}
