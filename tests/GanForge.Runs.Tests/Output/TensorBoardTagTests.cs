using GanForge.Runs.Output;

namespace GanForge.Runs.Tests;

public class TensorBoardTagTests
{
    [Theory]
    [InlineData("lossG", "Loss/G")]
    [InlineData("lossD", "Loss/D")]
    [InlineData("lossDReal", "Loss/D_real")]
    [InlineData("lossDFake", "Loss/D_fake")]
    [InlineData("scoreReal", "Score/real")]
    [InlineData("accuracyFake", "Accuracy/fake")]
    [InlineData("lossGLatent", "Loss/G_latent")]
    [InlineData("lossCoder", "Loss/coder")]
    [InlineData("accuracyLatentReal", "Accuracy/latent_real")]
    [InlineData("penalty", "Other/penalty")]
    public void A_scalar_is_grouped_by_the_first_word_of_its_name(string series, string tag) =>
        TensorBoardTag.For(series).ShouldBe(tag);
}
