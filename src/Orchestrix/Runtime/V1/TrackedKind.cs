namespace Orchestrix.Runtime.V1;

/// <summary>What a tracked method is.</summary>
public enum TrackedKind
{
    /// <summary>A method marked with <see cref="FlowAttribute"/>.</summary>
    Flow = 0,

    /// <summary>A method marked with <see cref="TaskAttribute"/>.</summary>
    Task = 1,
}
