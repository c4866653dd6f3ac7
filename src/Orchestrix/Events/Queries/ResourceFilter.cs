namespace Orchestrix.Events.Queries;

/// <summary>Which resources are meant: all that is given must hold for the same resource. Immutable.</summary>
public sealed class ResourceFilter
{
    /// <summary>Ids, one of which it must have. Prefect's known names are understood as ours.</summary>
    /// <value>By default empty: any.</value>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Beginnings of ids, one of which its id must have.</summary>
    /// <value>By default empty: any.</value>
    public IReadOnlyList<string> IdPrefixes { get; init; } = [];

    /// <summary>Roles, one of which it must have.</summary>
    /// <value>By default empty: any, or none.</value>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>What its labels must be.</summary>
    /// <value>By default <see cref="LabelSpecification.Empty"/>.</value>
    public LabelSpecification Labels { get; init; } = LabelSpecification.Empty;

    /// <summary>Whether a resource is meant.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns><see langword="true"/> when all that is given holds.</returns>
    public bool Accepts(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return (Ids.Count == 0 || Ids.Any(i => PrefectNames.Translate(i) == resource.Id))
            && (IdPrefixes.Count == 0 || IdPrefixes.Any(p => resource.Id.StartsWith(PrefectNames.Translate(p), StringComparison.Ordinal)))
            && (Roles.Count == 0 || (resource.Role is { } role && Roles.Contains(role, StringComparer.Ordinal)))
            && Labels.Accepts(resource);
    }
}
