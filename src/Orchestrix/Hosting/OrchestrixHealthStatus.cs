namespace Orchestrix.Hosting;

/// <summary>How well a host is. The values are those of the health checks of .NET, so that one can be cast to the other.</summary>
public enum OrchestrixHealthStatus
{
    /// <summary>It does not do its work.</summary>
    Unhealthy,

    /// <summary>It works, but somebody should look at it.</summary>
    Degraded,

    /// <summary>All is well.</summary>
    Healthy,
}
