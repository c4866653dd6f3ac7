namespace Orchestrix.Runs;

/// <summary>The tokens of one run that takes more than a start and an end. They are made when they are asked for: most bodies never do.</summary>
readonly struct RunToken(RunEngine engine, Run run, CapturedCall call)
{
    // A run with a timeout has a token of its own, since each attempt's is linked to it.
    bool IsOwn => engine.SettingsOf(run.Definition).Timeout is not null;

    /// <summary>What the body is given; none for a body that takes no token.</summary>
    public CancellationToken Value => !call.TakesToken ? default : IsOwn ? engine.OwnToken(run, call.CallerToken) : engine.TokenFor(run, call.CallerToken);

    /// <summary>What the run itself observes, while it waits and when it ends: the same, or that of its context. Not that of an attempt.</summary>
    public CancellationToken Observed => IsOwn ? engine.OwnToken(run, call.CallerToken) : Value is { CanBeCanceled: true } value ? value : engine.TokenOf(run);
}
