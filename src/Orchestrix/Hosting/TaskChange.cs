using Orchestrix.Runs;
using Orchestrix.Tasks;

namespace Orchestrix.Hosting;

sealed class TaskChange(Func<RunnableDefinition> find, Action<TaskOptions> configure) : DefinitionChange(find)
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
