using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace GanForge.Studio;

/// <summary>What pages have begun and go on with: the newest few, by names that nobody guesses.</summary>
/// <typeparam name="T">A lesson, or a game.</typeparam>
/// <param name="word">What it is called, for example "game".</param>
/// <param name="kept">How many are kept; a lesson holds all networks of its run with what a step of theirs needs.</param>
internal sealed class Sittings<T>(string word, int kept)
    where T : class
{
    private readonly Lock _lock = new();
    private readonly List<(string Id, T Sitting)> _sittings = [];

    /// <summary>Keeps a new one; the one that was used longest ago goes when there are too many.</summary>
    /// <returns>Its name.</returns>
    public string Add(T sitting)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        lock (_lock)
        {
            _sittings.Add((id, sitting));
            if (_sittings.Count > kept)
                _sittings.RemoveAt(0);
        }
        return id;
    }

    /// <summary>Finds one.</summary>
    /// <exception cref="StudioException">It is no longer there.</exception>
    public T Find(string id)
    {
        lock (_lock)
        {
            var place = _sittings.FindIndex(sitting => sitting.Id == id);
            if (place < 0)
                throw new StudioException(StatusCodes.Status404NotFound, $"That {word} is over; begin another one.");
            var found = _sittings[place];
            _sittings.RemoveAt(place);
            _sittings.Add(found);
            return found.Sitting;
        }
    }
}
