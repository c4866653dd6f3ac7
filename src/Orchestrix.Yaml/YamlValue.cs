using YamlDotNet.Core;

namespace Orchestrix.Yaml;

/// <summary>A value as the file has it, aliases not yet expanded: one that an anchor names may stand in several places.</summary>
sealed class YamlValue(YamlValueKind kind, Mark start)
{
    public YamlValueKind Kind => kind;

    public Mark Start => start;

    /// <summary>A scalar's text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether the scalar stands without quotes, so that it may be something else than a text.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The tag as it was written, or as near as we know; null when there is none.</summary>
    public string? Tag { get; init; }

    /// <summary>Whether its end has not been read, so that an alias of it would contain itself.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The values of a list.</summary>
    public List<YamlValue> Items { get; } = [];

    /// <summary>The fields of an object as they are written.</summary>
    public List<YamlField> Fields { get; } = [];

    /// <summary>The fields that merge keys add, once they were looked for.</summary>
    public IReadOnlyList<YamlField>? Merged { get; set; }

    /// <summary>Whether nothing at all stands there.</summary>
    public bool IsNothing => kind == YamlValueKind.Scalar && IsPlain && Text.Length == 0;
}
