namespace GanForge.Evaluation.Statistics;

/// <summary>Finds the smallest of many distances.</summary>
internal static class NearestNeighbours
{
    /// <summary>The smallest distances, the nearest first; of equal ones the earlier is the nearer.</summary>
    /// <param name="distances">Squared distances to numbered points.</param>
    /// <param name="count">How many are wanted; there are as many beside the exception.</param>
    /// <param name="except">A point that does not count, or null.</param>
    public static (int Index, float SquaredDistance)[] Find(ReadOnlySpan<float> distances, int count, int? except = null)
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
