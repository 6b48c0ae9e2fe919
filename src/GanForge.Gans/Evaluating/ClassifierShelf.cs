using GanForge.Networks;

namespace GanForge.Gans;

/// <summary>The classifiers that come with the program.</summary>
public static class ClassifierShelf
{
    private static readonly Lazy<DigitClassifier> Mnist = new(() => Shipped("mnist"));

    /// <summary>The classifier for a data set.</summary>
    /// <param name="dataset">The data set's name.</param>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static DigitClassifier For(string dataset) => dataset == "mnist"
        ? Mnist.Value
        : throw new UserErrorException($"Images of {dataset} cannot be measured: there is a classifier for mnist only.");

    private static DigitClassifier Shipped(string dataset)
    {
        using var stream = typeof(ClassifierShelf).Assembly.GetManifestResourceStream($"classifier/{dataset}.safetensors")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return DigitClassifier.Read(SafeTensors.Read(bytes), $"the built-in classifier for {dataset}");
    }
}
