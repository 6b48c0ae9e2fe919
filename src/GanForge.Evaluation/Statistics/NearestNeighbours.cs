namespace GanForge.Evaluation.Statistics;

/// <summary>Finds the smallest of many distances.</summary>
internal static class NearestNeighbours
{
    /// <summary>Finds the smallest distances, in ascending order; ties are broken by the lower index.</summary>
    /// <param name="distances">The squared distances, by point index.</param>
    /// <param name="count">
    /// The number of neighbours; at least as many points must exist besides the excluded one.
    /// </param>
    /// <param name="except">The index of a point to exclude, or null.</param>
    public static (int Index, float SquaredDistance)[] Find(
        ReadOnlySpan<float> distances,
        int count,
        int? except = null
    )
    {
        var nearest = new (int Index, float SquaredDistance)[count];
        Array.Fill(nearest, (-1, float.PositiveInfinity));
        for (var j = 0; j < distances.Length; j++)
        {
            if (distances[j] >= nearest[^1].SquaredDistance || j == except)
                continue;
            var place = count - 1;
            for (; place > 0 && nearest[place - 1].SquaredDistance > distances[j]; place--)
                nearest[place] = nearest[place - 1];
            nearest[place] = (j, distances[j]);
        }
        return nearest;
    }
}
