using System.Diagnostics;
using System.Diagnostics.Metrics;
using Orchestrix.Log;
using Orchestrix.Runs.Telemetry;

namespace Orchestrix.Automations;

/// <summary>What is measured of the automations of one host. May be used from any thread.</summary>
sealed class AutomationMetrics
{
    readonly Counter<long> firings;
    readonly Counter<long> attempts;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meter">The host's meter.</param>
    /// <param name="unread">How many records the rules have not read, looked at when somebody collects.</param>
    /// <param name="pending">How many actions have not ended.</param>
    public AutomationMetrics(Meter meter, Func<long> unread, Func<long> pending)
    {
        firings = meter.CreateCounter<long>("orchestrix.automation.firing", "{firing}", "How often automations fired.");
        attempts = meter.CreateCounter<long>("orchestrix.action.attempts", "{attempt}", "Attempts at actions, by what became of them.");
        meter.CreateObservableUpDownCounter("orchestrix.automation.unread", unread, "{record}", "Records of the log that the rules have not evaluated yet.");
        meter.CreateObservableUpDownCounter("orchestrix.action.pending", pending, "{action}", "Actions that execute, are about to, or wait for another attempt.");
    }

    /// <summary>Automations fired; what else stands in the batch does not count.</summary>
    public void Fired(IReadOnlyList<BatchItem> batch)
    {
        if (!firings.Enabled) return;
        foreach (var item in batch)
            if (item.Entry is AutomationFired firing) firings.Add(1, new(TelemetryTags.Automation, firing.Automation), new("orchestrix.automation.shadow", firing.IsShadow));
    }

    /// <summary>An attempt at an action has ended.</summary>
    public void Attempted(ActionRequest request, string outcome)
    {
        if (!attempts.Enabled) return;
        TagList tags = default;
        tags.Add(TelemetryTags.Automation, request.Firing.Automation);
        tags.Add(TelemetryTags.ActionType, request.Action.Type);
        tags.Add(TelemetryTags.Outcome, outcome);
        attempts.Add(1, tags);
    }
}
