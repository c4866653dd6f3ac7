namespace Orchestrix.Runs;

/// <summary>A run that had to end before another could begin.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Kind">What the other needed of it.</param>
public readonly record struct RunUpstream(Guid RunId, UpstreamKind Kind);
