namespace GanForge.Data.Files;

/// <summary>A place that holds files by name: the program itself, a folder, an archive.</summary>
internal interface IFileSource
{
    /// <summary>Opens a file for reading.</summary>
    /// <param name="name">Name without folder and without ".gz".</param>
    /// <returns>A stream, and the file's full name for messages; null if there is no such file.</returns>
    (Stream Content, string FullName)? Open(string name);

    /// <summary>Where files are looked for, as the end of the sentence "There is no file X …".</summary>
    string Whereabouts { get; }
}
