using System.ComponentModel.DataAnnotations;

namespace Orchestrix.Automations;

/// <summary>How a host executes the actions of its automations.</summary>
public sealed class AutomationOptions
{
    /// <summary>How many actions execute at the same time; those that wait for another attempt do not count.</summary>
    /// <value>By default 16.</value>
    [Range(1, 10_000)]
    public int MaxConcurrentActions { get; set; } = 16;

    /// <summary>How long one attempt may take. Then its token is cancelled, and it counts as failed unexpectedly.</summary>
    /// <value>By default 30 seconds.</value>
    public TimeSpan ActionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The pauses after which an action that failed unexpectedly is tried again; as many retries as there are pauses.</summary>
    /// <value>By default 1, 5 and 30 seconds. Empty: no retry.</value>
    public IReadOnlyList<TimeSpan> RetryDelays { get; set; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];

    /// <summary>How long actions may go on after the host was asked to stop, before they are cancelled.</summary>
    /// <value>By default 5 seconds; the host's own shutdown timeout cuts it short.</value>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often an automation may fire within a minute because of one resource. Further firings of that minute are dropped, and <c>orchestrix.automation.loop-stopped</c>
    /// tells the first of them. It ends loops that go through the world outside, where no chain of causes can be followed.
    /// </summary>
    /// <value>By default <see langword="null"/>: as often as it likes.</value>
    [Range(1, int.MaxValue)]
    public int? FiringsPerMinute { get; set; }

    /// <summary>
    /// How many decisions of automations are kept so that <see cref="IAutomationControl.Explain(string, Guid)"/> can tell why one fired or did not; each takes
    /// about 250 bytes, and about 200 ns. Each is also logged, at level Debug.
    /// </summary>
    /// <value>By default 0: none, so that it costs nothing. Test hosts keep 10,000.</value>
    [Range(0, 10_000_000)]
    public int ExplainedDecisions { get; set; }

    /// <summary>How often an automation's evaluation may fail before it is disabled. Enabling it begins the count anew.</summary>
    /// <value>By default 5.</value>
    [Range(1, int.MaxValue)]
    public int FaultsBeforeDisabling { get; set; } = 5;
}
