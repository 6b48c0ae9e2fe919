namespace GanForge.Tensors.Tests;

public class ConvWindowTests
{
    [Theory]
    [InlineData(28, 3, 2, 14, 0, 1)]
    [InlineData(14, 3, 2, 7, 0, 1)]
    [InlineData(28, 4, 2, 14, 1, 1)]
    [InlineData(7, 3, 1, 7, 1, 1)]
    [InlineData(7, 2, 1, 7, 0, 1)]
    [InlineData(5, 1, 3, 2, 0, 0)]
    public void Same_padding_matches_Keras(int size, int kernel, int stride, int output, int before, int after)
    {
        var window = ConvWindow.Same(kernel, kernel, stride, size, size);
        window.OutputHeight(size, kernel).ShouldBe(output);
        window.OutputWidth(size, kernel).ShouldBe(output);
        (window.PadTop, window.PadBottom, window.PadLeft, window.PadRight).ShouldBe((before, after, before, after));
    }

    [Fact]
    public void A_kernel_that_does_not_fit_is_refused()
    {
        Should
            .Throw<ArgumentException>(() => ConvWindow.Square(1, 1).OutputHeight(2, 5))
            .Message.ShouldBe(
                "A kernel 5 pixels high does not fit into an image that is 4 pixels high with its padding."
            );
        Should
            .Throw<ArgumentException>(() => ConvWindow.Square(0).OutputWidth(2, 1))
            .Message.ShouldBe("A stride is at least 1; it was 0.");
    }
}
