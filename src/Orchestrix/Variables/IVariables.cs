using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrix.Variables;

/// <summary>Values that flows and automations share, by name. Reading answers from memory; changes stand in the log. May be called from any thread.</summary>
/// <example><code>
/// await host.Variables.SetAsync("threshold", 3);
/// var threshold = host.Variables.Find("threshold")?.Value.GetInt32() ?? 5;
/// </code></example>
public interface IVariables
{
    /// <summary>All variables, by name.</summary>
    IReadOnlyList<Variable> All { get; }

    /// <summary>Finds a variable.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The variable as it is now; <see langword="null"/> when there is none.</returns>
    Variable? Find(string name);

    /// <summary>The value of a variable.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="otherwise">What to return when there is none.</param>
    /// <returns>The value.</returns>
    JsonElement Get(string name, JsonElement otherwise = default) => Find(name)?.Value ?? otherwise;

    /// <summary>Makes a variable, or gives it another value.</summary>
    /// <param name="name">Its name: lowercase letters, digits, dashes and underscores, at most <see cref="Variable.LongestName"/>.</param>
    /// <param name="value">Its value: any JSON of at most <see cref="Variable.LargestValue"/> characters. It is copied.</param>
    /// <param name="overwrite">Whether one that is there may be changed.</param>
    /// <param name="tags">Its tags; <see langword="null"/> keeps those that it has.</param>
    /// <param name="cancellationToken">Gives up waiting; a change that is being stored is no longer cancelled.</param>
    /// <returns>The variable.</returns>
    /// <exception cref="InvalidVariableException">The name is not allowed, or the value is too large.</exception>
    /// <exception cref="VariableExistsException">It is there, and is not to be overwritten.</exception>
    ValueTask<Variable> SetAsync(string name, JsonNode? value, bool overwrite = false, IEnumerable<string>? tags = null, CancellationToken cancellationToken = default);

    /// <summary>Takes a variable away.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up waiting; a change that is being stored is no longer cancelled.</param>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> UnsetAsync(string name, CancellationToken cancellationToken = default);
}
