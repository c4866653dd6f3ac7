using Orchestrix.Runs;

namespace Orchestrix.Hosting;

/// <summary>Puts a host into the ambient context, and what was there before back.</summary>
sealed class AmbientScope : IDisposable
{
    readonly object? before = Ambient.Current;
    bool disposed;

    public AmbientScope(RunEngine engine) => Ambient.Current = new EngineScope(engine);

    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        Ambient.Current = before;
    }
}
