#!/usr/bin/env dotnet
// Trains the digit classifier that 'ganforge evaluate' measures with, and says how good it is.
//   dotnet run examples/train-classifier.cs                       classifier.safetensors, about five minutes on two
// cores
//   dotnet run examples/train-classifier.cs -- mine.safetensors 2 another file, fewer epochs
// data/classifier/mnist.safetensors is what the first line makes: the same seed gives the same bits.
#:project ../src/GanForge.Evaluation/GanForge.Evaluation.csproj
#:property PublishAot=false

using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Evaluation.Classifier;

// Parameters.
var file = args.Length > 0 ? args[0] : "classifier.safetensors";
var epochs = args.Length > 1 ? int.Parse(args[1]) : 12;
const ulong seed = 1;

var data = new DatasetLoader();
var digits = (ImageDataset)data.Load("mnist", DatasetSplit.Train);
var classifier = DigitClassifier.Train(digits, epochs, seed, new Lines());
classifier.Save(file);
Console.WriteLine(
    $"{file}: {classifier.Accuracy((ImageDataset)data.Load("mnist", DatasetSplit.Test)):0.00 %} of the test set"
);

/// <summary>A line at every tenth of the way.</summary>
internal sealed class Lines : IProgress<double>
{
    private int _tenths;

    public void Report(double share)
    {
        if ((int)(share * 10) == _tenths)
            return;
        _tenths = (int)(share * 10);
        Console.WriteLine($"{_tenths * 10} %");
    }
}
