using Orchestrix.Events;

namespace Orchestrix.Tasks;

/// <summary>What is known about a flow or a task before it runs. Immutable; one per marked method.</summary>
public abstract class RunnableDefinition
{
    private protected RunnableDefinition(RunnableDetails details, Symbol kind, string role)
    {
        Name = details.Name;
        Identity = details.Identity;
        DeclaringType = details.DeclaringType;
        Assembly = details.Assembly;
        Member = details.Member;
        Description = details.Description;
        Parameters = details.Parameters;
        Settings = details.Numbers.ToSettings() with { HasRunName = details.HasRunName, TakesServices = details.TakesServices, Suspends = details.Suspends, Hooks = details.Hooks, HasRules = details.Rules is not null };
        HappensOnce = details.HappensOnce;
        Rules = details.Rules;
        Version = details.Version;
        Mistakes = [.. details.Numbers.Mistakes()];
        OnInputChanged = details.OnInputChanged;
        FormerNames = details.FormerNames;
        Tags = details.Tags;
        Resource = new Resource($"{kind.Text}.{Name}", [new(LabelNames.ResourceRole.Text, role), new(LabelNames.ResourceName.Text, Name)]);
        NameLabel = LabelValue.Of(Name);
        TagResources = [.. Tags.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(t => Events.Resource.InRole("tag", $"{ResourceKinds.Tag.Text}.{t}"))];
    }

    /// <summary>The name for people.</summary>
    public string Name { get; }

    /// <summary>What tells the method from all others and stays the same over time.</summary>
    public string Identity { get; }

    /// <summary>The declaring type, for people.</summary>
    public string DeclaringType { get; }

    /// <summary>The name of the assembly that declares the method; <see langword="null"/> for what was made by hand, or compiled with an older version.</summary>
    public string? Assembly { get; }

    /// <summary>The method's name in C#.</summary>
    public string Member { get; }

    /// <summary>What the method does, or <see langword="null"/>.</summary>
    public string? Description { get; }

    /// <summary>The version of the method's code, as its attribute says, or <see langword="null"/>.</summary>
    public string? Version { get; }

    /// <summary>The parameters that carry data.</summary>
    public IReadOnlyList<ParameterDefinition> Parameters { get; }

    /// <summary>When a failed attempt is followed by another, as the attribute says; a host may have been told otherwise.</summary>
    public RetryPolicy Retry => Settings.Retry;

    /// <summary>How long an attempt may take, as the attribute says; a host may have been told otherwise.</summary>
    /// <value><see langword="null"/> when it may take as long as it needs.</value>
    public TimeSpan? Timeout => Settings.Timeout;

    /// <summary>What happens when a further attempt calls a step with other arguments.</summary>
    public InputChange OnInputChanged { get; }

    /// <summary>Names that the method had before.</summary>
    public IReadOnlyList<string> FormerNames { get; }

    /// <summary>Tags of every run.</summary>
    public IReadOnlyList<string> Tags { get; }

    internal RunSettings Settings { get; }

    /// <summary>Why calls happen once, and nothing can stand before them or make them again; null when it can.</summary>
    internal string? HappensOnce { get; }

    /// <summary>What attributes say of limits and of the cache; null for nothing.</summary>
    internal DeclaredRules? Rules { get; }

    /// <summary>What is wrong with the attribute's options.</summary>
    internal IReadOnlyList<string> Mistakes { get; }

    internal Resource Resource { get; }

    internal LabelValue NameLabel { get; }

    internal IReadOnlyList<Resource> TagResources { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
