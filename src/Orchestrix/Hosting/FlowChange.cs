using Orchestrix.Flows;
using Orchestrix.Runs;
using Orchestrix.Tasks;

namespace Orchestrix.Hosting;

sealed class FlowChange(Func<RunnableDefinition> find, Action<FlowOptions> configure) : DefinitionChange(find)
{
    protected override string Kind => "Flow";

    protected override RunnableOptions? Apply(RunnableDefinition definition, RunSettings before)
    {
        if (definition is not FlowDefinition) return null;
        FlowOptions options = new(before);
        configure(options);
        return options;
    }
}
