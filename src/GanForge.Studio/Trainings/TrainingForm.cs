using GanForge.Runs.Folder;

namespace GanForge.Studio.Trainings;

/// <summary>The fields of the form for a new run, without the recipe's settings; none of them names a file.</summary>
internal static class TrainingForm
{
    /// <summary>The fields in the order of the form, named like the flags of `ganforge train`.</summary>
    public static IReadOnlyList<TrainingField> Fields { get; } =
    [
        .. RunOption
            .All.Where(option => option.IsInForm)
            .Select(option => new TrainingField(option.Name, option.Default ?? "", option.Description)),
        new("threads", "all processors", "Processor threads to use; the results do not depend on it."),
    ];
}

/// <summary>A field of the form for a new run.</summary>
/// <param name="Name">The name of the flag without dashes.</param>
/// <param name="Default">The default, shown while the field is empty.</param>
/// <param name="Description">The help of the flag.</param>
internal sealed record TrainingField(string Name, string Default, string Description);
