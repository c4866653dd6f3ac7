using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Runs;
using Orchestrix.Runs.Scopes;

namespace Orchestrix.Runtime.V1;

/// <summary>Where generated code gets what a call leaves out because it comes from the application's services. Called inside of the call's own run.</summary>
[StackTraceHidden]
public static class CallServices
{
    /// <summary>A service that has to be there.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="key">The service's key; <see langword="null"/> for one without.</param>
    /// <returns>The service.</returns>
    /// <exception cref="OrchestrixException">Nothing tracks the call, or there is no such service.</exception>
    public static T Required<T>(string parameter, object? key = null) where T : class
    {
        if (Ambient.Run is not { } run || AttemptServices.Of(run.Engine) is not { } services)
            throw new OrchestrixException($"The parameter '{parameter}' comes from services, and no host tracks the call. Pass a {typeof(T).Name}, or make the call where a host runs.");
        return Find<T>(services.Provider, key) ?? throw new OrchestrixException(
            $"The parameter '{parameter}' of '{run.Definition.Name}' comes from services, which have no {typeof(T).Name}{(key is null ? "" : $" with the key '{key}'")}. Register one, or pass it.");
    }

    /// <summary>A service that may be missing.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="key">The service's key; <see langword="null"/> for one without.</param>
    /// <returns>The service; <see langword="null"/> where there is none, and where nothing tracks the call.</returns>
    public static T? Optional<T>(object? key = null) where T : class =>
        Ambient.Run is { } run && AttemptServices.Of(run.Engine) is { } services ? Find<T>(services.Provider, key) : null;

    /// <summary>The object that a flow is called on.</summary>
    /// <typeparam name="T">The type that declares the flow.</typeparam>
    /// <param name="given">What the caller called it on.</param>
    /// <returns>That; where the host starts a flow by its type, an object of the attempt's services.</returns>
    /// <exception cref="OrchestrixException">There is no such service.</exception>
    public static T Receiver<T>(T? given) where T : class =>
        given ?? (Ambient.Run is { } run ? (T?)AttemptServices.Of(run.Engine)?.TakeReceiver() : null)!; // else the call fails as any on nothing does

    static T? Find<T>(IServiceProvider services, object? key) where T : class => key is null ? services.GetService<T>() : services.GetKeyedService<T>(key);
}
