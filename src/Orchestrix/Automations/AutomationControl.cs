using Orchestrix.Actions;
using Orchestrix.Automations.Explaining;
using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Runs;
using Orchestrix.Triggers;

namespace Orchestrix.Automations;

/// <summary>
/// Writes changes of automations into the log, one after the other, each once the one before has been done. The rules are taken when they are first needed: they in
/// turn execute actions that may come back here.
/// </summary>
sealed class AutomationControl(ILog log, TimeProvider time, Lazy<AutomationEngine> engine, Lazy<ActionValidation> host) : IAutomationControl, IDisposable
{
    readonly SemaphoreSlim turn = new(1);

    RuleBook Book => engine.Value.Book;

    public IReadOnlyCollection<AutomationStatus> All => [.. Book.All.Select(StatusOf)];

    public AutomationStatus? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Book.Find(name) is { } rule ? StatusOf(rule) : null;
    }

    public ValueTask<bool> CreateAsync(Automation automation, CancellationToken cancellationToken = default)
    {
        ThrowIfWrong(automation);
        return ChangeAsync(automation.Name, rule => rule is null ? (AutomationChangeKind.Created, automation) : null, cancellationToken);
    }

    public ValueTask<bool> UpdateAsync(Automation automation, CancellationToken cancellationToken = default)
    {
        ThrowIfWrong(automation);
        return ChangeAsync(automation.Name, rule => rule is null ? null : (AutomationChangeKind.Updated, automation), cancellationToken);
    }

    public ValueTask<bool> EnableAsync(string name, CancellationToken cancellationToken = default) =>
        ChangeAsync(name, rule =>
        {
            if (rule is null) return null;
            var enabled = rule.Automation.WithEnabled(true);
            ThrowIfWrong(enabled); // a disabled one may be what could not work
            return (AutomationChangeKind.Enabled, enabled);
        }, cancellationToken);

    public ValueTask<bool> DisableAsync(string name, CancellationToken cancellationToken = default) =>
        ChangeAsync(name, rule => rule is null ? null : (AutomationChangeKind.Disabled, rule.Automation.WithEnabled(false)), cancellationToken);

    public ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default) =>
        ChangeAsync(name, rule => rule is null ? null : (AutomationChangeKind.Deleted, rule.Automation), cancellationToken);

    public Explanation Explain(string automation, Guid eventId)
    {
        ArgumentNullException.ThrowIfNull(automation);
        return Explainer().Explain(automation, eventId);
    }

    public IReadOnlyList<Explanation> Explain(string automation)
    {
        ArgumentNullException.ThrowIfNull(automation);
        return Explainer().Explain(automation);
    }

    public IReadOnlyList<Explanation> ExplainEvent(Guid eventId) => Explainer().ExplainEvent(eventId);

    public CausalChain Why(OrchestrationEvent effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return new Causes(log).Of(effect.Reference);
    }

    public CausalChain Why(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new Causes(log).Of(new EventReference(run, 0));
    }

    public CausalChain Why(Firing firing)
    {
        ArgumentNullException.ThrowIfNull(firing);
        return new Causes(log).Of(new EventReference(firing, 0));
    }

    public void Dispose() => turn.Dispose();

    // Looks into the log with a buffer of its own, since anybody may ask at any time.
    Explainer Explainer() => new(Book, engine.Value.Recorder, new LoggedEvents(log).Find, () => engine.Value.Handled);

    async ValueTask<bool> ChangeAsync(string name, Func<AutomationRule?, (AutomationChangeKind Kind, Automation Automation)?> decide, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            engine.Value.Start(); // a host without automations has not begun to read
            if (decide(Book.Find(name)) is not var (kind, automation)) return false;
            var now = time.GetUtcNow().UtcTicks;
            AutomationChange change = new(kind, automation, TimeOrderedId.New(now), now);
            await log.CommitAsync(new Batch().Add(change), cancellationToken).ConfigureAwait(false);
            await change.Applied.WaitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    void ThrowIfWrong(Automation automation)
    {
        ArgumentNullException.ThrowIfNull(automation);
        var mistakes = AutomationValidator.MistakesOf(automation, host.Value).ToList();
        if (mistakes.Count > 0) throw new AutomationRejectedException(automation.Name, mistakes);
    }

    static AutomationStatus StatusOf(AutomationRule rule) => new(rule.Automation, rule.IsEnabled);
}
