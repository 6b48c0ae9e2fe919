using System.CommandLine;
using System.Numerics;

namespace GanForge.Benchmarks;

/// <summary>Options shared by several commands.</summary>
internal static class SharedOptions
{
    private static readonly string[] AllRecipes = ["mlp", "conv", "dcgan-sgd", "dcgan"];

    public static Option<string?> Python() =>
        new("--python") { Description = "A Python with PyTorch; benchmarks/pytorch/setup-pytorch.sh creates one." };

    public static Option<string[]> Recipes()
    {
        var option = new Option<string[]>("--recipes")
        {
            Description = "The recipes to measure.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => AllRecipes,
        };
        // The PyTorch script has these as well.
        option.AcceptOnlyFromAmong(AllRecipes);
        return option;
    }

    public static Option<DirectoryInfo> Data()
    {
        var option = new Option<DirectoryInfo>("--data")
        {
            Description = "The folder with MNIST's IDX files for PyTorch; by default data/mnist of the repository.",
            DefaultValueFactory = _ => new DirectoryInfo(Repository.Path("data", "mnist")),
        };
        option.AcceptExistingOnly();
        return option;
    }

    public static void RequirePositive<T>(Option<T> option)
        where T : struct, INumber<T> =>
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<T>() <= T.Zero)
                result.AddError($"{option.Name} must be above 0.");
        });
}
