namespace GanForge.Data.Tests;

public class BilinearResizeTests
{
    private static readonly Normalization Bytes = new(mean: 0f, deviation: 1f / 255f);

    [Fact]
    public void Two_pixels_are_interpolated_to_four()
    {
        Resize([0, 100], (1, 2), (1, 4)).ShouldBe([0f, 25f, 75f, 100f], 1e-4);
        Resize([0, 100], (2, 1), (4, 1)).ShouldBe([0f, 25f, 75f, 100f], 1e-4);
    }

    [Fact]
    public void Both_directions_are_interpolated() =>
        Resize([0, 100, 200, 40], (2, 2), (4, 4))
            .ShouldBe(
                [0f, 25f, 75f, 100f, 50f, 58.75f, 76.25f, 85f, 150f, 126.25f, 78.75f, 55f, 200f, 160f, 80f, 40f],
                1e-4
            );

    [Theory]
    [InlineData(28, 28, 64, 64, 1)]
    [InlineData(28, 28, 32, 32, 3)]
    [InlineData(5, 7, 13, 9, 1)]
    [InlineData(9, 8, 4, 3, 2)]
    [InlineData(1, 1, 5, 6, 1)]
    [InlineData(7, 7, 7, 7, 1)]
    public void Resizing_agrees_with_the_formula_in_double_precision(
        int height,
        int width,
        int newHeight,
        int newWidth,
        int channels
    )
    {
        var image = Enumerable.Range(0, height * width * channels).Select(i => (byte)(i * 73 + i / 5)).ToArray();
        var resized = Resize(image, (height, width), (newHeight, newWidth), channels);

        resized.Length.ShouldBe(newHeight * newWidth * channels);
        for (var i = 0; i < resized.Length; i++)
        {
            var (pixel, channel) = Math.DivRem(i, channels);
            var (y, x) = Math.DivRem(pixel, newWidth);
            var expected = Reference(
                (row, column) => image[(row * width + column) * channels + channel],
                Centre(y, newHeight, height),
                height,
                Centre(x, newWidth, width),
                width
            );
            ((double)resized[i]).ShouldBe(expected, 2e-4);
        }
    }

    [Fact]
    public void Resizing_normalises_the_pixels()
    {
        var resized = new float[2];
        new BilinearResize((1, 1), (1, 2), channels: 1).Apply([255], Normalization.Symmetric, resized);

        resized.ShouldBe([1f, 1f]);
    }

    private static double Centre(int index, int target, int source) =>
        Math.Clamp((index + 0.5) * source / target - 0.5, 0, source - 1);

    private static double Reference(Func<int, int, byte> pixel, double y, int height, double x, int width)
    {
        var sum = 0.0;
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                sum += pixel(row, column) * Math.Max(0, 1 - Math.Abs(y - row)) * Math.Max(0, 1 - Math.Abs(x - column));
            }
        }

        return sum;
    }

    private static float[] Resize(byte[] image, (int, int) source, (int Height, int Width) target, int channels = 1)
    {
        var resized = new float[target.Height * target.Width * channels];
        new BilinearResize(source, target, channels).Apply(image, Bytes, resized);
        return resized;
    }
}
