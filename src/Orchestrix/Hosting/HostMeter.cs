using System.Diagnostics.Metrics;

namespace Orchestrix.Hosting;

/// <summary>The meter of one host: from the application's factory where there is one, so that the figures of several hosts can be told apart.</summary>
sealed class HostMeter(IMeterFactory? factory) : IDisposable
{
    /// <summary>The meter.</summary>
    public Meter Meter { get; } = factory?.Create(new MeterOptions(OrchestrixDiagnostics.Name) { Version = OrchestrixDiagnostics.Version })
        ?? new Meter(OrchestrixDiagnostics.Name, OrchestrixDiagnostics.Version);

    /// <summary>Ends what is measured. A factory disposes its meters itself, and ignores this.</summary>
    public void Dispose() => Meter.Dispose();
}
