namespace Orchestrix.Runs;

/// <summary>What a run needs of the run before it.</summary>
public enum UpstreamKind
{
    /// <summary>Its result, or how it ended, is an argument.</summary>
    Data,

    /// <summary>Only that it has ended.</summary>
    Order,
}
