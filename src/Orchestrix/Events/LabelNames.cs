namespace Orchestrix.Events;

/// <summary>The names of the labels that Orchestrix itself sets. Prefect's counterparts begin with <c>prefect.</c> instead of <c>orchestrix.</c>.</summary>
public static class LabelNames
{
    /// <summary><c>orchestrix.resource.id</c>: required on every resource.</summary>
    public static readonly Symbol ResourceId = Symbol.Of("orchestrix.resource.id");

    /// <summary><c>orchestrix.resource.role</c>: required on every related resource.</summary>
    public static readonly Symbol ResourceRole = Symbol.Of("orchestrix.resource.role");

    /// <summary><c>orchestrix.resource.name</c>: the name for people.</summary>
    public static readonly Symbol ResourceName = Symbol.Of("orchestrix.resource.name");

    /// <summary><c>orchestrix.state-type</c>: the type of a run's state, in capitals.</summary>
    public static readonly Symbol StateType = Symbol.Of("orchestrix.state-type");

    /// <summary><c>orchestrix.state-name</c>: the name of a run's state.</summary>
    public static readonly Symbol StateName = Symbol.Of("orchestrix.state-name");

    /// <summary><c>orchestrix.state-message</c>: what is said about a run's state; empty when nothing is.</summary>
    public static readonly Symbol StateMessage = Symbol.Of("orchestrix.state-message");

    /// <summary><c>orchestrix.state-timestamp</c>: when the run came into the state, as ISO 8601 in UTC.</summary>
    public static readonly Symbol StateTimestamp = Symbol.Of("orchestrix.state-timestamp");

    /// <summary><c>orchestrix.run-count</c>: how many attempts of the run have begun.</summary>
    public static readonly Symbol RunCount = Symbol.Of("orchestrix.run-count");
}
