namespace GanForge.Data.Catalogue;

/// <summary>How far a download has come.</summary>
/// <param name="Source">The address that answers.</param>
/// <param name="Received">Bytes so far.</param>
/// <param name="Total">Bytes in all, or null if the server does not say.</param>
public readonly record struct DownloadProgress(Uri Source, long Received, long? Total);
