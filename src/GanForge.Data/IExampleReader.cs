namespace GanForge.Data;

/// <summary>Gives out the examples of a data set as the numbers that networks see.</summary>
internal interface IExampleReader
{
    /// <summary>Rows of an example as given out.</summary>
    int Height { get; }

    /// <summary>Columns of an example as given out.</summary>
    int Width { get; }

    /// <summary>Writes one example.</summary>
    /// <param name="index">Which one, 0 to N − 1.</param>
    /// <param name="destination">Room for H·W·C numbers.</param>
    void Read(int index, Span<float> destination);
}
