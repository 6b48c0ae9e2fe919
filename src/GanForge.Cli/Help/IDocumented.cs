namespace GanForge.Cli.Help;

/// <summary>A command that has a help page.</summary>
internal interface IDocumented
{
    /// <summary>The flags in groups, in the order of the page.</summary>
    IReadOnlyList<HelpSection> Sections { get; }

    /// <summary>Example commands.</summary>
    IReadOnlyList<Example> Examples { get; }
}
