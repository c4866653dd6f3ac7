using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orchestrix.Automations;
using Orchestrix.Log;
using Orchestrix.Storage;

namespace Orchestrix.Hosting;

/// <summary>Looks whether a host does its work: the log answers, the rules keep up, actions end.</summary>
sealed class HealthCheck(IServiceProvider services)
{
    /// <summary>Set by the host as it starts and stops.</summary>
    public bool IsStarted { get; set; }

    public async Task<OrchestrixHealth> CheckAsync(CancellationToken cancellationToken)
    {
        List<(OrchestrixHealthStatus Status, string Reason)> found = [];
        if (!IsStarted) found.Add((OrchestrixHealthStatus.Unhealthy, "The host has not started, or has stopped: calls are not tracked, and automations are not evaluated."));
        await CheckLogAsync(found, cancellationToken).ConfigureAwait(false);
        CheckRules(found);
        CheckActions(found);
        return new OrchestrixHealth(found.Count == 0 ? OrchestrixHealthStatus.Healthy : found.Min(f => f.Status), [.. found.Select(f => f.Reason)]);
    }

    async Task CheckLogAsync(List<(OrchestrixHealthStatus Status, string Reason)> found, CancellationToken cancellationToken)
    {
        try
        {
            var log = services.GetRequiredService<ILog>();
            await log.WhenDurableAsync(log.End, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested) // the store's, whatever it is: that is what is asked for
        {
            found.Add((OrchestrixHealthStatus.Unhealthy, $"The log does not answer: {exception.Message} ({exception.GetType().Name})"));
        }
    }

    void CheckRules(List<(OrchestrixHealthStatus Status, string Reason)> found)
    {
        var unread = services.GetRequiredService<AutomationEngine>().Unread;
        var most = services.GetRequiredService<IOptions<MemoryStoreOptions>>().Value.UnreadBeforeWaiting;
        if (unread >= most) found.Add((OrchestrixHealthStatus.Unhealthy, $"The rules are {unread:N0} records behind the log, so that publishers wait for them."));
        else if (unread > most / 2) found.Add((OrchestrixHealthStatus.Degraded, $"The rules are {unread:N0} records behind the log; at {most:N0} publishers will wait for them."));
    }

    void CheckActions(List<(OrchestrixHealthStatus Status, string Reason)> found)
    {
        var stuck = services.GetRequiredService<ActionDispatcher>().Stuck;
        if (stuck.Count == 0) return;
        var slots = services.GetRequiredService<IOptions<AutomationOptions>>().Value.MaxConcurrentActions;
        var status = stuck.Count < slots ? OrchestrixHealthStatus.Degraded : OrchestrixHealthStatus.Unhealthy;
        found.Add((status, $"{stuck.Count} of at most {slots} concurrent actions should have ended long ago; let them observe their token. The first is {stuck[0]}."));
    }
}
