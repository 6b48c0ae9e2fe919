using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Studio.Runs;

/// <summary>A setting of a run.</summary>
/// <param name="Name">Its name, for example "batch-size".</param>
/// <param name="Value">The run's value.</param>
/// <param name="Default">The recipe's own value, or null where it is not known.</param>
/// <param name="Description">What it means, or null where it is not known.</param>
internal sealed record SettingView(string Name, string Value, string? Default, string? Description)
{
    /// <summary>The settings of a run whose recipe this program has.</summary>
    /// <exception cref="UserErrorException">There is no such recipe.</exception>
    public static IReadOnlyList<SettingView> From(TrainingOptions options) =>
    [
        .. RecipeCatalogue.Find(options.Recipe).Settings.Select(setting => new SettingView(
            setting.Name, options.Settings.GetValueOrDefault(setting.Name, setting.Default), setting.Default, setting.Description)),
    ];
}
