using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>What an application may change about a flow.</summary>
public sealed class FlowOptions : RunnableOptions
{
    internal FlowOptions(RunSettings settings) : base(settings) { }
}
