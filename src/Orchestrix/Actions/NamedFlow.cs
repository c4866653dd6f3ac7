using System.Text.Json;
using Orchestrix.Actions.Variables;
using Orchestrix.Runs;

namespace Orchestrix.Actions;

/// <summary>A flow with its arguments as documents have them: by name, and as JSON that may hold templates.</summary>
sealed class NamedFlow(string name, JsonElement parameters)
{
    readonly TemplatedJson arguments = TemplatedJson.Of("parameters", parameters, TemplateUse.Parameters);

    public string Name => name;

    /// <summary>An object, with templates as they were declared; the arguments that are not in it have their defaults.</summary>
    public JsonElement Parameters => parameters;

    /// <summary>What is wrong with the templates.</summary>
    public IReadOnlyList<string> Mistakes => arguments.Mistakes;

    /// <summary>Why the flow cannot be started in a host, each reason in a sentence with its mend. Arguments that templates make are known only at the firing.</summary>
    public IEnumerable<string> MistakesIn(ActionRegistry registry, ActionValidation host)
    {
        if (registry.Flows is null || Mistakes.Count > 0) return [];
        var call = Bind(registry, parameters, arguments.ChangingFields, out var mistakes);
        return call is not null && host.MissingServiceOf(call) is { } missing ? [.. mistakes, missing] : mistakes;
    }

    /// <summary>The call that starts it, with arguments that are made anew.</summary>
    /// <exception cref="ActionFailedException">The host has no such flow, or it does not take these parameters.</exception>
    public async ValueTask<CapturedCall> CallAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var given = arguments.IsConstant ? parameters
            : Rendered(await SubjectFinder.FindAsync(context, arguments.Names, cancellationToken).ConfigureAwait(false));
        if (given.ValueKind != JsonValueKind.Object) throw new ActionFailedException($"The parameters of flow '{name}' are {given.GetRawText()}. They have to be an object, for example {{ \"num\": 10 }}.");
        return Bind(context.Registry, given, null, out var mistakes) ?? throw new ActionFailedException(string.Join(' ', mistakes));
    }

    public JsonElement Rendered(ActionSubject subject) => arguments.Render(ActionVariables.Of(subject));

    CapturedCall? Bind(ActionRegistry registry, JsonElement given, IReadOnlySet<string>? unknownYet, out IReadOnlyList<string> mistakes)
    {
        if (registry.Flows?.Find(name) is { } flow) return JsonArguments.Call(flow, given, registry.Json ?? RunJson.OptionsOf(new RunOptions()), unknownYet, out mistakes);
        var names = registry.Flows?.Flows.Select(f => f.Name).ToList() ?? [];
        var meant = Spelling.Suggest(name, names);
        var known = names.Count == 0 ? " No flow is known." : meant.Length > 0 ? meant : $" Known are: {string.Join(", ", names)}.";
        mistakes = [$"its flow '{name}' is unknown.{known} Correct the name, or mark the method with [Flow]; a flow by hand is added with AddFlow."];
        return null;
    }
}
