using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Studio.Runs;

/// <summary>A setting of a run.</summary>
/// <param name="Name">The name, for example "batch-size".</param>
/// <param name="Value">The run's value.</param>
/// <param name="Default">The recipe's default, or null if unknown.</param>
/// <param name="Description">The description, or null if unknown.</param>
internal sealed record SettingView(string Name, string Value, string? Default, string? Description)
{
    /// <summary>Returns the settings of a run whose recipe this program has.</summary>
    /// <exception cref="UserErrorException">The recipe does not exist.</exception>
    public static IReadOnlyList<SettingView> From(TrainingOptions options) =>
        [
            .. RecipeCatalogue
                .Find(options.Recipe)
                .Settings.Select(setting => new SettingView(
                    setting.Name,
                    options.Settings.GetValueOrDefault(setting.Name, setting.Default),
                    setting.Default,
                    setting.Description
                )),
        ];
}
