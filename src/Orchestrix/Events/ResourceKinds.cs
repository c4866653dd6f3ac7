namespace Orchestrix.Events;

/// <summary>The kinds of our own resources: the part of a resource id before its last dot.</summary>
public static class ResourceKinds
{
    internal const string Prefix = "orchestrix.";

    /// <summary><c>orchestrix.flow-run</c></summary>
    public static readonly Symbol FlowRun = Symbol.Of("orchestrix.flow-run");

    /// <summary><c>orchestrix.task-run</c></summary>
    public static readonly Symbol TaskRun = Symbol.Of("orchestrix.task-run");

    /// <summary><c>orchestrix.flow</c>; its ids end in the flow's name.</summary>
    public static readonly Symbol Flow = Symbol.Of("orchestrix.flow");

    /// <summary><c>orchestrix.task</c>; its ids end in the task's name.</summary>
    public static readonly Symbol Task = Symbol.Of("orchestrix.task");

    /// <summary><c>orchestrix.tag</c>; its ids end in the tag.</summary>
    public static readonly Symbol Tag = Symbol.Of("orchestrix.tag");

    /// <summary><c>orchestrix.automation</c>; its ids end in the automation's name.</summary>
    public static readonly Symbol Automation = Symbol.Of("orchestrix.automation");

    /// <summary><c>orchestrix.event</c></summary>
    public static readonly Symbol Event = Symbol.Of("orchestrix.event");

    /// <summary><c>orchestrix.artifact</c>; its ids end in the artifact's id.</summary>
    public static readonly Symbol Artifact = Symbol.Of("orchestrix.artifact");

    /// <summary><c>orchestrix.variable</c>; its ids end in the variable's name.</summary>
    public static readonly Symbol Variable = Symbol.Of("orchestrix.variable");

    /// <summary>The kinds whose ids are UUIDs.</summary>
    internal static Symbol? Find(ReadOnlySpan<char> kind) =>
        kind.SequenceEqual(FlowRun.Text) ? FlowRun
        : kind.SequenceEqual(TaskRun.Text) ? TaskRun
        : kind.SequenceEqual(Event.Text) ? Event
        : null;
}
