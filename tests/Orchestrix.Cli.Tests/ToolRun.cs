using System.Text.Json;

namespace Orchestrix.Cli.Tests;

/// <summary>One call of the tool, in a directory of its own that is gone afterwards.</summary>
sealed class ToolRun : IDisposable
{
    readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("orchestrix-cli-");
    readonly StringWriter output = new();
    readonly StringWriter error = new();

    public string Output => output.ToString();

    public string Error => error.ToString();

    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The output's lines, as JSON each.</summary>
    public IReadOnlyList<JsonElement> JsonLines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonElement.Parse(l))];

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public string PathOf(string name) => Path.Combine(directory.FullName, name);

    public int Run(params string[] arguments)
    {
        output.GetStringBuilder().Clear();
        error.GetStringBuilder().Clear();
        return new Tool(output, error).Run(arguments);
    }

    public void Dispose() => directory.Delete(recursive: true);
}
