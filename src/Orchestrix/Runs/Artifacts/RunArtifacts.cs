using System.Text.Json.Nodes;

namespace Orchestrix.Runs.Artifacts;

/// <summary>
/// Makes artifacts in a run: what people look at when it is over, or while it goes on. Each with the same key is a further version. Outside of a run nothing is made. May
/// be used from any thread.
/// </summary>
/// <example><code>
/// RunContext.Current.Artifacts.Markdown("# All paid", key: "daily-report");
/// var progress = RunContext.Current.Artifacts.Progress(key: "import");
/// progress.Report(25);
/// </code></example>
public sealed class RunArtifacts
{
    readonly Run? run;

    internal RunArtifacts(Run? run) => this.run = run;

    /// <summary>Makes a text in Markdown.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="key">What all versions share: lowercase letters, digits and dashes; <see langword="null"/> for one that only belongs to the run.</param>
    /// <param name="description">What it is about, in Markdown.</param>
    /// <returns>The artifact; <see langword="null"/> outside of a run.</returns>
    /// <exception cref="InvalidArtifactException">The key is not allowed, or the text is too long.</exception>
    public Artifact? Markdown(string markdown, string? key = null, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        return Make(ArtifactType.Markdown, JsonValue.Create(markdown), key, description);
    }

    /// <summary>Makes a table.</summary>
    /// <param name="table">A list of objects, an object of lists, or a list of lists. It is copied; numbers that JSON cannot write (not a number, infinite) become null.</param>
    /// <param name="key">As for <see cref="Markdown"/>.</param>
    /// <param name="description">What it is about, in Markdown.</param>
    /// <returns>The artifact; <see langword="null"/> outside of a run.</returns>
    /// <exception cref="ArgumentException">It is neither an object nor a list.</exception>
    /// <exception cref="InvalidArtifactException">The key is not allowed, or the table is too large.</exception>
    public Artifact? Table(JsonNode table, string? key = null, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table is JsonValue) throw new ArgumentException($"A table is a list of objects, an object of lists, or a list of lists, but this is {table.ToJsonString()}.", nameof(table));
        return Make(ArtifactType.Table, ArtifactWriter.Clean(table), key, description);
    }

    /// <summary>Makes a table of texts.</summary>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="rows">The rows, each with a text for each column; <see langword="null"/> for none.</param>
    /// <param name="key">As for <see cref="Markdown"/>.</param>
    /// <param name="description">What it is about, in Markdown.</param>
    /// <returns>The artifact; <see langword="null"/> outside of a run.</returns>
    /// <exception cref="ArgumentException">A row has more or fewer texts than there are columns, or a column comes twice.</exception>
    /// <exception cref="InvalidArtifactException">The key is not allowed, or the table is too large.</exception>
    public Artifact? TableOfTexts(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows, string? key = null, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (columns.Distinct(StringComparer.Ordinal).Count() != columns.Count) throw new ArgumentException($"The columns {string.Join(", ", columns)} are not all different.", nameof(columns));
        JsonArray table = [];
        foreach (var row in rows)
        {
            if (row.Count != columns.Count) throw new ArgumentException($"Row {table.Count} has {row.Count} texts, but there are {columns.Count} columns.", nameof(rows));
            table.Add((JsonNode)new JsonObject(columns.Select((column, i) => KeyValuePair.Create(column, (JsonNode?)row[i]))));
        }

        return Make(ArtifactType.Table, table, key, description);
    }

    /// <summary>Makes a link.</summary>
    /// <param name="address">Where it leads.</param>
    /// <param name="text">What stands for it.</param>
    /// <param name="key">As for <see cref="Markdown"/>.</param>
    /// <param name="description">What it is about, in Markdown.</param>
    /// <returns>The artifact; <see langword="null"/> outside of a run.</returns>
    /// <exception cref="InvalidArtifactException">The key is not allowed, or the address is too long.</exception>
    public Artifact? Link(Uri address, string? text = null, string? key = null, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        var shown = (text ?? address.OriginalString).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
        var target = address.OriginalString.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal);
        return Make(ArtifactType.Link, JsonValue.Create($"[{shown}]({target})"), key, description);
    }

    /// <summary>Makes an image that lies elsewhere.</summary>
    /// <param name="address">Where it lies.</param>
    /// <param name="key">As for <see cref="Markdown"/>.</param>
    /// <param name="description">What it is about, in Markdown.</param>
    /// <returns>The artifact; <see langword="null"/> outside of a run.</returns>
    /// <exception cref="InvalidArtifactException">The key is not allowed, or the address is too long.</exception>
    public Artifact? Image(Uri address, string? key = null, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Make(ArtifactType.Image, JsonValue.Create(address.OriginalString), key, description);
    }

    /// <summary>Makes what shows how far something is; report to it as it goes on.</summary>
    /// <param name="percent">How far it is, from 0 to 100; less is 0, and more is 100.</param>
    /// <param name="key">As for <see cref="Markdown"/>.</param>
    /// <param name="description">What it is about, in Markdown.</param>
    /// <returns>What to report to; outside of a run it does nothing.</returns>
    /// <exception cref="InvalidArtifactException">The key is not allowed.</exception>
    public ArtifactProgress Progress(double percent = 0, string? key = null, string? description = null)
    {
        var clamped = double.IsNaN(percent) ? 0 : Math.Clamp(percent, 0, 100);
        return new ArtifactProgress(run, run is null ? null : ArtifactWriter.Create(run, ArtifactType.Progress, ArtifactProgress.JsonOf(clamped), key, description));
    }

    Artifact? Make(ArtifactType type, JsonNode? data, string? key, string? description) =>
        run is null ? null : ArtifactWriter.Create(run, type, ArtifactWriter.JsonOf(data), key, description);
}
