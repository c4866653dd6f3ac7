using Orchestrix.Actions;
using Orchestrix.Events;
using Orchestrix.Log;

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

    public void Dispose() => turn.Dispose();

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
