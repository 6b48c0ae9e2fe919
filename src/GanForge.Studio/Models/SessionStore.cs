using System.Security.Cryptography;
using GanForge.Studio.Web;
using Microsoft.AspNetCore.Http;

namespace GanForge.Studio.Models;

/// <summary>What pages have begun and go on with, by names that nobody guesses.</summary>
/// <typeparam name="T">A lesson, or a game.</typeparam>
/// <param name="word">What it is called, for example "game".</param>
/// <param name="sittings">Where they are kept.</param>
internal sealed class SessionStore<T>(string word, LruCache<T> sittings)
    where T : class
{
    /// <summary>Keeps a new one.</summary>
    /// <returns>Its name.</returns>
    public string Add(T sitting)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        sittings.Add(id, sitting);
        return id;
    }

    /// <summary>Finds one.</summary>
    /// <exception cref="StudioException">It is no longer there.</exception>
    public T Find(string id) => sittings.Find(id) ?? throw new StudioException(StatusCodes.Status404NotFound, $"That {word} is over; begin another one.");

    /// <summary>Lets go of those that nobody has gone on with for so long.</summary>
    /// <returns>How many.</returns>
    public int Forget(TimeSpan unused) => sittings.Forget(unused);
}
