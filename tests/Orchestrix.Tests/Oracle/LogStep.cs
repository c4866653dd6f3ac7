using Orchestrix.Automations;

namespace Orchestrix.Tests.Oracle;

/// <summary>An entry of the log, told without any of the product's types.</summary>
/// <param name="Received">When the log took it, in ticks; never less than that of the step before.</param>
abstract record LogStep(long Received);

/// <summary>Time has passed.</summary>
sealed record TickStep(long Received) : LogStep(Received);

/// <summary>An automation comes, changes or goes. Only its name counts for <see cref="LifeCycle.Enable"/>, <see cref="LifeCycle.Disable"/> and <see cref="LifeCycle.Delete"/>.</summary>
sealed record ChangeStep(long Received, LifeCycle Change, Automation Automation) : LogStep(Received);

enum LifeCycle
{
    Create,
    Update,
    Enable,
    Disable,
    Delete,
}

/// <summary>An event arrives.</summary>
sealed record EventStep(long Received, long Occurred, string Name, IReadOnlyDictionary<string, string> Resource) : LogStep(Received)
{
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Related { get; init; } = [];

    public required Guid Id { get; init; }

    /// <summary>Whether the emitter gave the id: only then may the event come twice.</summary>
    public bool HasGivenId { get; init; }

    public Guid? Follows { get; init; }

    /// <summary>Whether the event comes from outside: only then, and with a given id, does it wait for the one that it follows.</summary>
    public bool FromOutside { get; init; }

    /// <summary>The automations that led to it, newest first.</summary>
    public IReadOnlyList<string> Cause { get; init; } = [];
}

/// <summary>An automation fires. The labels with their values are one text, sorted: <c>a=1, b=2</c>.</summary>
sealed record OracleFiring(string Automation, long Time, string State, string Labels, Guid? Event)
{
    public const string Triggered = nameof(Triggered), Resolved = nameof(Resolved);
}
