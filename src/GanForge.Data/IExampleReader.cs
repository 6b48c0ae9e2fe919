namespace GanForge.Data;

/// <summary>Returns the examples of a data set as the numbers that networks see.</summary>
internal interface IExampleReader
{
    /// <summary>The number of rows of a returned example.</summary>
    int Height { get; }

    /// <summary>The number of columns of a returned example.</summary>
    int Width { get; }

    /// <summary>Writes one example.</summary>
    /// <param name="index">The index of the example, from 0 to N − 1.</param>
    /// <param name="destination">Receives the H·W·C numbers.</param>
    void Read(int index, Span<float> destination);
}
