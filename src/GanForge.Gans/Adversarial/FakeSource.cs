namespace GanForge.Gans.Adversarial;

/// <summary>Which generated images a move sees.</summary>
public enum FakeSource
{
    /// <summary>Those of the moves before it in the step; the first to ask has them made.</summary>
    Shared,

    /// <summary>Others, from noise drawn for this move.</summary>
    Fresh,

    /// <summary>None: the generator has no part in it.</summary>
    None,
}
