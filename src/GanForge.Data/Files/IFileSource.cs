namespace GanForge.Data.Files;

/// <summary>A source of files by name: the program itself, a folder, or an archive.</summary>
internal interface IFileSource
{
    /// <summary>Opens a file for reading.</summary>
    /// <param name="name">The name without folder and without ".gz".</param>
    /// <returns>A stream and the file's full name for messages, or null if there is no such file.</returns>
    (Stream Content, string FullName)? Open(string name);

    /// <summary>The searched place, as the end of the sentence "There is no file X …".</summary>
    string Whereabouts { get; }
}
