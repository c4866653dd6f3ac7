namespace Orchestrix.Tasks;

/// <summary>What a definition is made of.</summary>
sealed class RunnableDetails
{
    public required string Name { get; init; }

    public required string Identity { get; init; }

    public required string DeclaringType { get; init; }

    public string? Assembly { get; init; }

    public required string Member { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<ParameterDefinition> Parameters { get; init; } = [];

    public AttributeNumbers Numbers { get; init; } = new();

    public StateHooks? Hooks { get; init; }

    public DeclaredRules? Rules { get; init; }

    public bool HasRunName { get; init; }

    public bool TakesServices { get; init; }

    public string? HappensOnce { get; init; }

    public bool Suspends { get; init; }

    public string? Version { get; init; }

    public InputChange OnInputChanged { get; init; }

    public IReadOnlyList<string> FormerNames { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];
}
