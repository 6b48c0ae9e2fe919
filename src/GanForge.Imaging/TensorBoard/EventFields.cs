namespace GanForge.Imaging.TensorBoard;

/// <summary>The field numbers of TensorFlow's event.proto and summary.proto, as far as they are written.</summary>
internal static class EventFields
{
    public const int WallTime = 1;
    public const int Step = 2;
    public const int FileVersion = 3;
    public const int Summary = 5;
    public const int SessionLog = 7;

    public const int SessionStatus = 1;
    public const int SessionStart = 1;

    public const int SummaryValue = 1;
    public const int ValueTag = 1;
    public const int ValueScalar = 2;
    public const int ValueImage = 4;
    public const int ValueHistogram = 5;

    public const int ImageHeight = 1;
    public const int ImageWidth = 2;
    public const int ImageColorSpace = 3;
    public const int ImageFile = 4;

    public const int HistogramLeast = 1;
    public const int HistogramGreatest = 2;
    public const int HistogramCount = 3;
    public const int HistogramSum = 4;
    public const int HistogramSumOfSquares = 5;
    public const int HistogramEdges = 6;
    public const int HistogramCounts = 7;
}
