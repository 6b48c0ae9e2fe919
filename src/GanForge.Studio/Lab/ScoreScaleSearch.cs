using GanForge.Data;
using GanForge.Gans;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Studio.Lab;

/// <summary>
/// Computes thresholds for relative scores from test and generated images. With classes, each has its own threshold,
/// because the discriminator was only trained to compare images within a class.
/// </summary>
internal static class ScoreScaleSearch
{
    private const int Max = 64;

    /// <param name="recipe">The recipe, with its classes set.</param>
    /// <param name="test">The test images, which no network was trained on.</param>
    /// <param name="read">The function that reads test images by index.</param>
    /// <param name="generate">
    /// The function that generates images (N, H, W, C) from inputs (N, <see cref="GanRecipe.GeneratorInputs"/>).
    /// </param>
    /// <param name="score">The function that scores images, (N, 1) or (N, classes).</param>
    public static ScoreScale Run(
        GanRecipe recipe,
        Dataset test,
        Func<IReadOnlyList<int>, Tensor> read,
        Func<Tensor, Tensor> generate,
        Func<Tensor, Tensor> score
    )
    {
        var thresholds = new float[Math.Max(1, recipe.Classes)];
        var fewest = Max;
        for (var label = 0; label < thresholds.Length; label++)
        {
            var real = NumbersOf(label);
            // Without test images, the threshold of a class stays at 0.
            if (real.Length == 0)
                continue;
            fewest = Math.Min(fewest, real.Length);
            var classes = Enumerable.Repeat((byte)label, real.Length).ToArray();
            var noise = recipe.SampleInputs(real.Length, new RandomStream(seed: 0, "score-scale", label), classes);
            thresholds[label] = (MeanOf(score(read(real)), label) + MeanOf(score(generate(noise)), label)) / 2;
        }
        return ScoreScale.About(thresholds, fewest);

        int[] NumbersOf(int label) =>
            [.. Enumerable.Range(0, test.Count).Where(i => recipe.Classes == 0 || test.Labels[i] == label).Take(Max)];
    }

    private static float MeanOf(Tensor scores, int column)
    {
        var sum = 0.0;
        for (var i = column; i < scores.Count; i += scores.Shape[1])
            sum += scores.Span[i];
        return (float)(sum / scores.Shape[0]);
    }
}
