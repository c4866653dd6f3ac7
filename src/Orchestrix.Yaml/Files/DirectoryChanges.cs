namespace Orchestrix.Yaml.Files;

/// <summary>Has the operating system tell.</summary>
sealed class DirectoryChanges : IFileChanges
{
    public IDisposable Watch(string folder, bool isDeep, Action changed)
    {
        FileSystemWatcher watcher = new(folder) { IncludeSubdirectories = isDeep };
        watcher.Changed += (_, _) => changed();
        watcher.Created += (_, _) => changed();
        watcher.Deleted += (_, _) => changed();
        watcher.Renamed += (_, _) => changed();
        watcher.Error += (_, _) => changed(); // something was missed
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
