namespace Orchestrix.Yaml.Files;

/// <summary>Tells that files have changed.</summary>
interface IFileChanges
{
    /// <summary>Begins to look.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isDeep">Whether folders below count.</param>
    /// <param name="changed">Called on any thread, maybe several times for one change, and maybe for nothing.</param>
    /// <returns>Ends it when disposed.</returns>
    IDisposable Watch(string folder, bool isDeep, Action changed);
}
