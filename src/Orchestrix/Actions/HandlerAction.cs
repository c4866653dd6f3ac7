using Microsoft.Extensions.DependencyInjection;

namespace Orchestrix.Actions;

/// <summary>Hands the firing to a handler from DI.</summary>
sealed class HandlerAction<THandler> : IAutomationAction where THandler : class, IActionHandler
{
    public string Type => typeof(THandler).Name;

    public ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken) =>
        context.Services.GetRequiredService<THandler>().HandleAsync(context, cancellationToken);

    public IEnumerable<string> Validate(ActionValidation host) =>
        host.IsEnabled && host.Services is { } services && !services.IsService(typeof(THandler))
            ? [$"its handler {typeof(THandler).Name} is not registered. Register it, for example services.AddScoped<{typeof(THandler).Name}>()."]
            : [];
}
