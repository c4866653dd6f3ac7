namespace Orchestrix.Tasks;

/// <summary>What an application wants to be called when a run comes into a state. Runs know what is in it.</summary>
abstract class StateHooks;
