namespace Orchestrix.Yaml;

/// <summary>The shapes of values in YAML.</summary>
enum YamlValueKind
{
    Scalar,
    List,
    Object,
}
