using GanForge.Imaging.PngFiles;
using GanForge.Imaging.TensorBoard;
using GanForge.Imaging.Tests.Protocol;

namespace GanForge.Imaging.Tests;

public sealed class EventFileWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly StoppedClock _clock = new() { Now = DateTimeOffset.UnixEpoch.AddSeconds(1) };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_first_record_has_the_bytes_that_TensorBoard_expects()
    {
        using (var events = new EventFileWriter(_folder, clock: _clock)) { }

        Convert
            .ToHexStringLower(File.ReadAllBytes(Directory.GetFiles(_folder).ShouldHaveSingleItem()))
            .ShouldBe("1800000000000000a37f4b2209000000000000f03f1a0d627261696e2e4576656e743a3286bf577a");
    }

    [Fact]
    public void Scalars_are_read_back_with_their_steps_and_times()
    {
        using var events = new EventFileWriter(_folder, clock: _clock);
        var summary = new EventSummary();
        _clock.Now = DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000.25);
        summary.AddScalar("Loss/G", 0.1f);
        summary.AddScalar("Loss/D", float.NaN);
        events.Write(step: 7, summary);
        summary.IsEmpty.ShouldBeTrue();
        summary.AddScalar("Loss/G", -0f);
        events.Write(step: 3_000_000_000, summary);
        events.Flush();

        var read = EventFile.Read(events.Path);
        read[0].FileVersion.ShouldBe("brain.Event:2");
        read[1].WallTime.ShouldBe(1_700_000_000.25);
        var scalars = EventFile.Scalars(read);
        scalars["Loss/G"].ShouldBe([(7, 0.1f), (3_000_000_000, -0f)]);
        scalars["Loss/D"].ShouldBe([(7, float.NaN)]);
        read.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(PixelFormat.Grey8, 1)]
    [InlineData(PixelFormat.Rgb24, 3)]
    public void A_picture_is_read_back_with_its_size_and_unchanged_PNG(PixelFormat format, int colorSpace)
    {
        var png = Png.Encode(new Bitmap(300, 200, format));
        var image = WriteAndRead(summary => summary.AddImage("Samples/fixed", png)).Image;
        (image.Width, image.Height, image.Colorspace).ShouldBe((300, 200, colorSpace));
        image.EncodedImageString.ToByteArray().ShouldBe(png);
    }

    [Fact]
    public void A_picture_that_is_not_a_PNG_is_refused() =>
        Should
            .Throw<ImageFormatException>(() => new EventSummary().AddImage("Samples/fixed", "GIF89a"u8))
            .Message.ShouldBe("This is not a PNG file: it does not begin with PNG's signature.");

    [Fact]
    public void A_histogram_counts_every_number_in_its_bucket()
    {
        var random = new Random(1);
        float[] values =
        [
            .. Enumerable.Range(0, 1_000).Select(_ => (float)(random.NextDouble() - 0.3)),
            0,
            0,
            1e-30f,
            -1e-30f,
            3e38f,
            -3e38f,
        ];
        var histogram = WriteAndRead(summary =>
            summary.AddHistogram("Weights/generator", [.. values, float.NaN, float.PositiveInfinity])
        ).Histo;

        (histogram.Num, histogram.Min, histogram.Max).ShouldBe((values.Length, -3e38f, 3e38f));
        histogram.Sum.ShouldBe(values.Sum(value => (double)value), 1e24);
        histogram.SumSquares.ShouldBe(values.Sum(value => (double)value * value), 1e60);
        histogram.Bucket.Sum().ShouldBe(values.Length);
        var below = double.NegativeInfinity;
        foreach (var (edge, count) in histogram.BucketLimit.Zip(histogram.Bucket))
        {
            count.ShouldBe(values.Count(value => value >= below && value < edge), $"below {edge}");
            below = edge;
        }
    }

    [Fact]
    public void A_histogram_has_the_edges_of_TensorBoard_and_omits_empty_buckets()
    {
        var histogram = WriteAndRead(summary => summary.AddHistogram("a", [0.5f, 0.5f, 0f])).Histo;
        // Buckets: below 0, from 0 to 1e-12, the gap, and the two halves in a bucket with edges a tenth apart.
        histogram.Bucket.ShouldBe([0, 1, 0, 2]);
        histogram.BucketLimit[0].ShouldBe(0);
        histogram.BucketLimit[1].ShouldBe(1e-12);
        (histogram.BucketLimit[3] / histogram.BucketLimit[2]).ShouldBe(1.1, 1e-9);
        histogram.BucketLimit[2].ShouldBeInRange(0.45, 0.5);
    }

    [Fact]
    public void An_empty_histogram_has_one_empty_bucket()
    {
        var histogram = WriteAndRead(summary => summary.AddHistogram("a", [])).Histo;
        (histogram.Num, histogram.Min, histogram.Max).ShouldBe((0, 0, 0));
        histogram.Bucket.ShouldBe([0]);
    }

    [Fact]
    public void A_resumed_run_starts_a_new_file_and_marks_discarded_steps()
    {
        using var first = new EventFileWriter(_folder, clock: _clock);
        using var second = new EventFileWriter(_folder, resumedAfter: 20, _clock);
        second.Path.ShouldNotBe(first.Path);
        string.CompareOrdinal(first.Path, second.Path).ShouldBeLessThan(0);
        Path.GetFileName(second.Path)
            .ShouldBe($"events.out.tfevents.0000000001.{Environment.MachineName}.{Environment.ProcessId}.1");

        var start = EventFile.Read(second.Path)[1];
        (start.Step, start.SessionLog.Status).ShouldBe((21, SessionLog.Types.Status.Start));
        EventFile.Read(first.Path).ShouldHaveSingleItem().SessionLog.ShouldBeNull();
    }

    [Fact]
    public void The_file_contains_only_whole_records_while_it_is_written()
    {
        using var events = new EventFileWriter(_folder, clock: _clock);
        var summary = new EventSummary();
        for (var step = 1; step <= 20_000; step++)
        {
            summary.AddScalar("Loss/G", step);
            events.Write(step, summary);
            // A reader may open the file at any time.
            if (step % 2_500 == 0)
            {
                EventFile.Read(events.Path).Count.ShouldBeLessThanOrEqualTo(step + 1);
            }
        }

        EventFile.Read(events.Path).Count.ShouldBeGreaterThan(10_000);
        events.Dispose();
        EventFile
            .Scalars(EventFile.Read(events.Path))["Loss/G"]
            .Select(point => point.Value)
            .ShouldBe(Enumerable.Range(1, 20_000).Select(step => (float)step));
    }

    [Fact]
    public void An_empty_summary_writes_no_record()
    {
        using var events = new EventFileWriter(_folder, clock: _clock);
        events.Write(step: 1, new EventSummary());
        events.Flush();
        EventFile.Read(events.Path).Count.ShouldBe(1);
    }

    private Summary.Types.Value WriteAndRead(Action<EventSummary> add)
    {
        using var events = new EventFileWriter(_folder, clock: _clock);
        var summary = new EventSummary();
        add(summary);
        events.Write(step: 1, summary);
        events.Flush();
        return EventFile.Read(events.Path)[1].Summary.Value.ShouldHaveSingleItem();
    }

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
