namespace GanForge.Data.Catalogue;

/// <summary>The progress of a download.</summary>
/// <param name="Source">The address being downloaded from.</param>
/// <param name="Received">The number of bytes received so far.</param>
/// <param name="Total">The total number of bytes, or null if the server does not report it.</param>
public readonly record struct DownloadProgress(Uri Source, long Received, long? Total);
