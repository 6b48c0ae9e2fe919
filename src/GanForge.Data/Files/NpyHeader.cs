using System.Globalization;
using System.Text.RegularExpressions;

namespace GanForge.Data.Files;

/// <summary>The header of a NumPy file: a Python dictionary of element type, order and sizes.</summary>
/// <param name="Type">The element type as NumPy spells it, for example "&lt;f4".</param>
/// <param name="IsFortranOrder">Whether the first dimension varies fastest.</param>
/// <param name="Shape">The dimension sizes.</param>
internal sealed partial record NpyHeader(string Type, bool IsFortranOrder, IReadOnlyList<int> Shape)
{
    /// <summary>Parses the dictionary.</summary>
    /// <param name="text">The header text.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <exception cref="DataFormatException">
    /// The text is not such a dictionary, or describes a structured array.
    /// </exception>
    public static NpyHeader Parse(string text, string name)
    {
        var (type, order, shape) = (TypeEntry().Match(text), OrderEntry().Match(text), ShapeEntry().Match(text));
        if (!type.Success && RecordEntry().IsMatch(text))
        {
            throw new DataFormatException(
                $"{name} holds a structured array, whose elements have several fields; save one of them: "
                    + $"numpy.save('field.npy', array['FIELD'])."
            );
        }

        if (!type.Success || !order.Success || !shape.Success)
            throw Unreadable();
        var sizes = new List<int>();
        foreach (
            var size in shape
                .Groups[1]
                .Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            sizes.Add(
                int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw Unreadable()
            );
        }

        return new NpyHeader(type.Groups[1].Value, order.Groups[1].Value == "True", sizes);

        DataFormatException Unreadable() =>
            new($"{name} has a header that says no type, order and sizes as numpy.save writes them.");
    }

    /// <summary>
    /// Reorders the elements so that the last dimension varies fastest, whatever the order in the file.
    /// </summary>
    public T[] InOrder<T>(T[] elements)
    {
        if (!IsFortranOrder || Shape.Count < 2)
            return elements;
        var ordered = new T[elements.Length];
        var index = new int[Shape.Count];
        foreach (var element in elements)
        {
            ordered[Place(index)] = element;
            for (var dimension = 0; dimension < index.Length && ++index[dimension] == Shape[dimension]; dimension++)
                index[dimension] = 0;
        }
        return ordered;
    }

    /// <summary>The position of an element in the order in which the last dimension varies fastest.</summary>
    private int Place(int[] index)
    {
        var place = 0;
        for (var dimension = 0; dimension < index.Length; dimension++)
            place = (place * Shape[dimension]) + index[dimension];
        return place;
    }

    [GeneratedRegex("""['"]descr['"]\s*:\s*['"]([^'"]*)['"]""")]
    private static partial Regex TypeEntry();

    [GeneratedRegex("""['"]descr['"]\s*:\s*\[""")]
    private static partial Regex RecordEntry();

    [GeneratedRegex("""['"]fortran_order['"]\s*:\s*(True|False)""")]
    private static partial Regex OrderEntry();

    [GeneratedRegex("""['"]shape['"]\s*:\s*\(([^)]*)\)""")]
    private static partial Regex ShapeEntry();
}
