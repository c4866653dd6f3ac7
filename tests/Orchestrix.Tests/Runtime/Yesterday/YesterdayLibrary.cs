using System.Reflection;
using System.Runtime.Loader;
using Orchestrix.Runtime.V1;
using Orchestrix.Testing;

namespace Orchestrix.Tests.Runtime.Yesterday;

/// <summary>The library that an older generator compiled: its callers, and its catalog.</summary>
static class YesterdayLibrary
{
    static readonly Assembly Assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "Runtime", "Yesterday", "Yesterday.dll"));

    public static Func<int, int> Sum => Caller<Func<int, int>>("Sum");

    public static Func<int, string, CancellationToken, Task<string>> Greet => Caller<Func<int, string, CancellationToken, Task<string>>>("Greet");

    public static Func<Task<string>> Retried => Caller<Func<Task<string>>>("Retried");

    public static Func<int, Task<int>> Sell => Caller<Func<int, Task<int>>>("Sell");

    public static Func<string> NamedOnce => Caller<Func<string>>("NamedOnce");

    /// <summary>Starts a host that knows what the library's own catalog tells.</summary>
    public static OrchestrixTestHost Start(Action<OrchestrixBuilder>? configure = null)
    {
        FlowCatalog catalog = new();
        Assembly.GetType("Orchestrix.Generated.Catalog_Yesterday", throwOnError: true)!.GetMethod("AddTo")!.CreateDelegate<Action<FlowCatalog>>()(catalog);
        return OrchestrixTestHost.Start(configure, catalog);
    }

    static T Caller<T>(string name) where T : Delegate => Assembly.GetType("Yesterday.Callers", throwOnError: true)!.GetMethod(name)!.CreateDelegate<T>();
}
