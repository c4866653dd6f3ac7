namespace Orchestrix.Tasks;

/// <summary>What attributes say of limits and of the cache of a task. Runs know what is in it.</summary>
abstract class DeclaredRules;
