namespace Orchestrix.Yaml;

/// <summary>A field of an object. Its key may be no text, which is a mistake.</summary>
readonly record struct YamlField(YamlValue Key, YamlValue Value)
{
    public bool IsMerge => Key is { Kind: YamlValueKind.Scalar, IsPlain: true, Text: "<<" };

    public bool HasName => Key.Kind == YamlValueKind.Scalar;
}
