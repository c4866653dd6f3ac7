namespace Orchestrix.Runs;

/// <summary>The tokens of one run that takes more than a start and an end.</summary>
readonly struct RunToken(RunEngine engine, Run run, CapturedCall call)
{
    /// <summary>What the body is given; none for a body that takes no token. A run with a timeout has one of its own, since each attempt's is linked to it.</summary>
    public CancellationToken Value { get; } =
        engine.SettingsOf(run.Definition).Timeout is not null ? engine.OwnToken(run, call.CallerToken)
        : call.TakesToken ? engine.TokenFor(run, call.CallerToken)
        : default;

    /// <summary>What the run itself observes, while it waits and when it ends: the same, or that of its context.</summary>
    public CancellationToken Observed => Value.CanBeCanceled ? Value : engine.TokenOf(run);
}
