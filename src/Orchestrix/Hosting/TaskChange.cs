using Orchestrix.Runs;
using Orchestrix.Tasks;

namespace Orchestrix.Hosting;

sealed class TaskChange(Action call, Action<TaskOptions> configure) : DefinitionChange(call)
{
    protected override string Kind => "Task";

    protected override RunnableOptions? Apply(RunnableDefinition definition, RunSettings before)
    {
        if (definition is not TaskDefinition) return null;
        TaskOptions options = new(before);
        configure(options);
        return options;
    }
}
