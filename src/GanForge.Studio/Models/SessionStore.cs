using System.Security.Cryptography;
using GanForge.Studio.Web;
using Microsoft.AspNetCore.Http;

namespace GanForge.Studio.Models;

/// <summary>The active lessons or games, keyed by an unguessable id.</summary>
/// <typeparam name="T">The type of session: a lesson or a game.</typeparam>
/// <param name="word">The word for a session in messages, for example "game".</param>
/// <param name="sittings">The cache that holds the sessions.</param>
internal sealed class SessionStore<T>(string word, LruCache<T> sittings)
    where T : class
{
    /// <summary>Adds a session.</summary>
    /// <returns>The id of the session.</returns>
    public string Add(T sitting)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        sittings.Add(id, sitting);
        return id;
    }

    /// <summary>Finds a session by its id.</summary>
    /// <exception cref="StudioException">The session no longer exists.</exception>
    public T Find(string id) =>
        sittings.Find(id)
        ?? throw new StudioException(StatusCodes.Status404NotFound, $"That {word} is over; begin another one.");

    /// <summary>Removes sessions that have been unused for the given time.</summary>
    /// <returns>The number of sessions removed.</returns>
    public int Forget(TimeSpan unused) => sittings.Forget(unused);
}
