using Orchestrix.Runs;
using Orchestrix.Tasks;

namespace Orchestrix.Hosting;

/// <summary>A change of what the attribute of one flow or task says.</summary>
abstract class DefinitionChange(Func<RunnableDefinition> find)
{
    /// <summary>What is changed: a flow or a task.</summary>
    protected abstract string Kind { get; }

    /// <summary>Makes the change. Returns the definition with what now holds for it, or what is wrong.</summary>
    public (RunnableDefinition? Definition, RunSettings? Settings, string? Mistake) Make(Func<RunnableDefinition, RunSettings> before)
    {
        RunnableDefinition? definition = null;
        try
        {
            definition = find();
            return Apply(definition, before(definition)) is { } changed
                ? (definition, changed.ToSettings(), null)
                : (null, null, $"Configure{Kind} was given '{definition.Name}' ({definition.DeclaringType}.{definition.Member}), which is no {Kind.ToLowerInvariant()}. Call Configure{(Kind == "Flow" ? "Task" : "Flow")} instead.");
        }
        catch (Exception exception) // the user's lambdas, or a value out of its range
        {
            return (null, null, $"Configure{Kind}{(definition is null ? "" : $" of '{definition.Name}'")}: {exception.Message}");
        }
    }

    /// <summary>Changes the options; null for a definition of the other kind.</summary>
    protected abstract RunnableOptions? Apply(RunnableDefinition definition, RunSettings before);
}
