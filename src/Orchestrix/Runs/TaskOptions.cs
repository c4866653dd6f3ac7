using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>What an application may change about a task.</summary>
public sealed class TaskOptions : RunnableOptions
{
    internal TaskOptions(RunSettings settings) : base(settings) { }
}
