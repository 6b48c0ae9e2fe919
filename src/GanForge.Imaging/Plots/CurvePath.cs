using System.Globalization;
using System.Text;

namespace GanForge.Imaging.Plots;

/// <summary>
/// The data of an SVG path, in tenths of a pixel and relative steps, which takes a third of the size of plain numbers.
/// </summary>
internal sealed class CurvePath
{
    private readonly StringBuilder _data = new();
    private (int X, int Y) _last;

    /// <summary>Adds a continuous line; with round line ends, a line of one point becomes a dot.</summary>
    public void AddLine(IEnumerable<(double X, double Y)> points)
    {
        var count = 0;
        foreach (var (exactX, exactY) in points)
        {
            var (x, y) = ((int)Math.Round(exactX * 10), (int)Math.Round(exactY * 10));
            if (count > 0 && (x, y) == _last)
            {
                continue;
            }

            var origin = count == 0 ? default : _last;
            _data.Append(
                count switch
                {
                    0 => "M",
                    1 => "l",
                    _ => "",
                }
            );
            Append(x - origin.X);
            Append(y - origin.Y);
            _last = (x, y);
            count++;
        }

        if (count == 1)
        {
            _data.Append("h0");
        }
    }

    public override string ToString() => _data.ToString();

    private void Append(int tenths)
    {
        // A number after a letter, or one that starts with a minus, needs no space before it.
        if (tenths >= 0 && char.IsAsciiDigit(_data[^1]))
        {
            _data.Append(' ');
        }

        var text = (tenths / 10.0).ToString("#.#", CultureInfo.InvariantCulture);
        _data.Append(text.Length == 0 ? "0" : text);
    }
}
