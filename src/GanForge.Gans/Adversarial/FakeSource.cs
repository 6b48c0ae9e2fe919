namespace GanForge.Gans.Adversarial;

/// <summary>The generated images that an update sees.</summary>
public enum FakeSource
{
    /// <summary>Those of the updates before it in the step.</summary>
    Shared,

    /// <summary>New ones, from noise drawn for this update.</summary>
    Fresh,

    /// <summary>None: the generator takes no part.</summary>
    None,
}
