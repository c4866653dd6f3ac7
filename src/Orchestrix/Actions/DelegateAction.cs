using System.Text.Json;

namespace Orchestrix.Actions;

/// <summary>Executes a delegate of the application, under a name that stands for it in events and documents.</summary>
sealed class DelegateAction : IWritableAction
{
    readonly string name;

    public DelegateAction(string name, Func<ActionContext, CancellationToken, Task> execute)
    {
        this.name = name;
        Execute = execute;
    }

    /// <summary>One of which only the name is known: the host has the delegate.</summary>
    public DelegateAction(string name) => this.name = name;

    public string Type => name;

    public string DocumentType => "delegate";

    /// <summary>The delegate; null when the host has it.</summary>
    public Func<ActionContext, CancellationToken, Task>? Execute { get; }

    public ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        if (Execute is { } own) return new(own(context, cancellationToken));
        return context.Registry.Delegates.TryGetValue(name, out var known) && !known.IsAmbiguous
            ? new(known.Execute(context, cancellationToken))
            : throw new ActionFailedException(Unknown(context.Registry));
    }

    public IEnumerable<string> Validate(ActionValidation host)
    {
        if (string.IsNullOrWhiteSpace(name)) return ["it executes a delegate without a name. Name what is done, for example Then.Do(\"send invoice\", …)."];
        if (Execute is not null || !host.IsEnabled || host.Registry is not { } registry) return [];
        return registry.Delegates.TryGetValue(name, out var known) && !known.IsAmbiguous ? [] : [Unknown(registry)];
    }

    public string? WriteFields(Utf8JsonWriter json, JsonSerializerOptions arguments)
    {
        json.WriteString("name", name);
        return null;
    }

    string Unknown(ActionRegistry registry)
    {
        if (registry.Delegates.ContainsKey(name)) return $"its delegate '{name}' is ambiguous: several have that name. Give all but one another name.";
        var names = string.Join(", ", registry.Delegates.Keys.Order(StringComparer.Ordinal).Select(n => $"'{n}'"));
        return $"its delegate '{name}' is unknown. {(names.Length == 0 ? "No delegate is known." : $"Known are: {names}.")} Add it with AddDelegate(\"{name}\", …), or name one that is.";
    }
}
