namespace Orchestrix.Actions;

/// <summary>Code of an application that has a name.</summary>
/// <param name="Execute">The code.</param>
/// <param name="IsAmbiguous">Whether other code has the same name, so that the name alone does not tell which is meant.</param>
sealed record ActionDelegate(Func<ActionContext, CancellationToken, Task> Execute, bool IsAmbiguous = false);
