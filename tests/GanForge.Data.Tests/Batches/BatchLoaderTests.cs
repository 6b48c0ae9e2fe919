using System.Text.Json;
using GanForge.Data.Batches;

namespace GanForge.Data.Tests;

public class BatchLoaderTests
{
    private static readonly Normalization Bytes = new(mean: 0f, deviation: 1f / 255f);

    [Fact]
    public void An_epoch_returns_every_image_once_with_its_label()
    {
        var loader = new BatchLoader(Samples.Counting(20), batchSize: 5, seed: 1, Bytes);

        Images(loader, batches: 4).Order().ShouldBe(Enumerable.Range(0, 20));
        loader.Cursor.ShouldBe(new BatchCursor(1, 0));
    }

    [Fact]
    public void Images_are_normalised()
    {
        var loader = new BatchLoader(Samples.Counting(2), batchSize: 2, seed: 1, shuffle: false);
        var images = new float[12];
        loader.Next(images);

        images.Select(value => (double)value).ShouldBe(Enumerable.Range(0, 12).Select(b => b / 127.5 - 1), 1e-6);
    }

    [Fact]
    public void Images_are_resized_to_the_requested_size()
    {
        var dataset = Samples.Counting(3);
        var loader = new BatchLoader(dataset, batchSize: 3, seed: 1, Bytes, size: (4, 6), shuffle: false);
        var images = new float[3 * 24];
        loader.Next(images);
        var resized = new float[24];
        new BilinearResize((2, 3), (4, 6), channels: 1).Apply(dataset.Image(2), Bytes, resized);

        loader.Image.ShouldBe(new ImageShape(4, 6, 1));
        images[48..].ShouldBe(resized);
    }

    [Fact]
    public void Each_epoch_and_each_seed_has_its_own_order()
    {
        var loader = new BatchLoader(Samples.Counting(20), batchSize: 20, seed: 1, Bytes);
        var first = Images(loader, batches: 1);
        var second = Images(loader, batches: 1);
        var other = Images(new BatchLoader(Samples.Counting(20), batchSize: 20, seed: 2, Bytes), batches: 1);

        first.ShouldNotBe(Enumerable.Range(0, 20));
        second.ShouldNotBe(first);
        other.ShouldNotBe(first);
        Images(new BatchLoader(Samples.Counting(20), batchSize: 20, seed: 1, Bytes), batches: 1).ShouldBe(first);
    }

    [Fact]
    public void The_order_does_not_depend_on_the_batch_size() =>
        Images(new BatchLoader(Samples.Counting(20), batchSize: 4, seed: 1, Bytes), batches: 5)
            .ShouldBe(Images(new BatchLoader(Samples.Counting(20), batchSize: 10, seed: 1, Bytes), batches: 2));

    [Fact]
    public void Without_shuffling_every_epoch_has_the_order_of_the_data_set() =>
        Images(new BatchLoader(Samples.Counting(6), batchSize: 3, seed: 1, Bytes, shuffle: false), batches: 4)
            .ShouldBe([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5]);

    [Fact]
    public void A_short_last_batch_is_dropped_unless_dropLast_is_off()
    {
        var dropping = new BatchLoader(Samples.Counting(10), batchSize: 4, seed: 1, Bytes);
        var keeping = new BatchLoader(Samples.Counting(10), batchSize: 4, seed: 1, Bytes, dropLast: false);

        dropping.BatchesPerEpoch.ShouldBe(2);
        keeping.BatchesPerEpoch.ShouldBe(3);
        Images(dropping, batches: 2).Length.ShouldBe(8);
        dropping.Cursor.ShouldBe(new BatchCursor(1, 0));
        Images(keeping, batches: 3).Order().ShouldBe(Enumerable.Range(0, 10));
        keeping.Cursor.ShouldBe(new BatchCursor(1, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void A_loader_resumed_at_a_cursor_continues_with_the_same_batches(int before)
    {
        var whole = new BatchLoader(Samples.Counting(10), batchSize: 3, seed: 7, Bytes);
        Images(whole, before);
        var cursor = JsonSerializer.Deserialize<BatchCursor>(JsonSerializer.Serialize(whole.Cursor));
        var resumed = new BatchLoader(Samples.Counting(10), batchSize: 3, seed: 7, Bytes) { Cursor = cursor };

        Images(resumed, batches: 8).ShouldBe(Images(whole, batches: 8));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -4)]
    [InlineData(0, 3)]
    [InlineData(0, 8)]
    public void A_cursor_at_which_no_batch_starts_is_refused(long epoch, int position)
    {
        var loader = new BatchLoader(Samples.Counting(10), batchSize: 4, seed: 1);

        Should
            .Throw<ArgumentOutOfRangeException>(() => loader.Cursor = new BatchCursor(epoch, position))
            .Message.ShouldContain($"No batch of 4 out of 10 images starts at epoch {epoch}, position {position}");
    }

    [Fact]
    public void A_batch_larger_than_the_data_set_is_refused_unless_dropLast_is_off()
    {
        Should
            .Throw<ArgumentException>(() => new BatchLoader(Samples.Counting(3), batchSize: 4, seed: 1))
            .Message.ShouldContain("The 3 examples of counting do not fill a batch of 4");
        Images(new BatchLoader(Samples.Counting(3), batchSize: 4, seed: 1, Bytes, dropLast: false), batches: 1)
            .Length.ShouldBe(3);
    }

    [Fact]
    public void A_buffer_too_small_for_a_batch_is_refused()
    {
        var loader = new BatchLoader(Samples.Counting(4), batchSize: 2, seed: 1);

        Should
            .Throw<ArgumentException>(() => loader.Next(new float[11]))
            .Message.ShouldContain("room for 2×2×3×1 numbers");
        Should.Throw<ArgumentException>(() => loader.Next(new float[12], new byte[1]));
        loader.Cursor.ShouldBe(new BatchCursor(0, 0));
    }

    [Fact]
    public void Batches_after_the_first_allocate_nothing()
    {
        var loader = new BatchLoader(Samples.Counting(64), batchSize: 16, seed: 1, size: (4, 6));
        var images = new float[16 * 24];
        var labels = new byte[16];
        loader.Next(images, labels);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var batch = 0; batch < 100; batch++)
        {
            loader.Next(images, labels);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    /// <summary>Indices of the images in the next batches, each checked against its label.</summary>
    private static int[] Images(BatchLoader loader, int batches)
    {
        var given = new List<int>();
        var images = new float[loader.BatchSize * loader.Image.Elements];
        var labels = new byte[loader.BatchSize];
        for (var batch = 0; batch < batches; batch++)
        {
            var count = loader.Next(images, labels);
            for (var i = 0; i < count; i++)
            {
                var number = (int)MathF.Round(images[i * loader.Image.Elements]) / 6;
                labels[i].ShouldBe((byte)(number % 10));
                given.Add(number);
            }
        }

        return [.. given];
    }
}
