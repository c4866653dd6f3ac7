using YamlDotNet.Core;

namespace Orchestrix.Yaml;

/// <summary>Ends the reading of a file at something that must not be, or of which there is too much. Becomes a mistake.</summary>
sealed class UnreadableYamlException(string message, Mark at) : Exception(message)
{
    public Mark At => at;
}
