namespace Orchestrix.Actions;

/// <summary>Executes a delegate of the application, under a name that stands for it in events and documents.</summary>
sealed class DelegateAction(string name, Func<ActionContext, CancellationToken, Task> execute) : IAutomationAction
{
    public string Type => name;

    public ValueTask ExecuteAsync(ActionContext context, CancellationToken cancellationToken) => new(execute(context, cancellationToken));

    public IEnumerable<string> Validate(ActionValidation host) =>
        string.IsNullOrWhiteSpace(name) ? ["it executes a delegate without a name. Name what is done, for example Then.Do(\"send invoice\", …)."] : [];
}
