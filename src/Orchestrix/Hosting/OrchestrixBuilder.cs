using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orchestrix.Actions;
using Orchestrix.Automations;
using Orchestrix.Channels;
using Orchestrix.Flows;
using Orchestrix.Hosting;
using Orchestrix.Runs;
using Orchestrix.Storage;
using Orchestrix.Tasks;
using Orchestrix.Triggers;

namespace Orchestrix;

/// <summary>Adds to an application what Orchestrix shall do in it. Used while the application is being built, by one thread.</summary>
public sealed class OrchestrixBuilder
{
    internal OrchestrixBuilder(IServiceCollection services, OrchestrixSetup setup)
    {
        Services = services;
        Setup = setup;
    }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    internal OrchestrixSetup Setup { get; }

    /// <summary>Adds an automation. What is wrong with it is told when the host starts, together with all other mistakes.</summary>
    /// <param name="name">The name; unique in the host.</param>
    /// <param name="when">When it fires; begin with <see cref="When"/>.</param>
    /// <param name="then">What it does then, at the same time and independently of each other; begin each with <see cref="Then"/>.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder AddAutomation(string name, ITriggerSource when, params IEnumerable<IAutomationAction> then) => AddAutomation(new Automation(name, when, then));

    /// <summary>Adds an automation.</summary>
    /// <param name="automation">The automation.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder AddAutomation(Automation automation)
    {
        ArgumentNullException.ThrowIfNull(automation);
        Setup.Add(automation);
        return this;
    }

    /// <summary>
    /// Adds the automations of a JSON document (see <see cref="AutomationJson"/>). What is wrong with it is told when the host starts, with line and column,
    /// together with all other mistakes.
    /// </summary>
    /// <param name="json">The document: an automation, a list of them, or an object with a list called <c>automations</c>.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder AddAutomationsFromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        Setup.Add(new AutomationSource("JSON document", handled => [AutomationJson.Read(json, handled)]));
        return this;
    }

    /// <summary>
    /// Adds the automations of documents that something else reads: of another syntax, or from another place. They are read when the host starts, once; what is
    /// wrong with them is told then, and what is doubtful is logged.
    /// </summary>
    /// <param name="kind">How mistakes call a document without <see cref="AutomationDocument.Source"/>, for example <c>YAML document</c>.</param>
    /// <param name="read">
    /// Reads the documents; gets the types of actions that the application has handlers for, as <see cref="AutomationDocument.Read"/> takes them. What cannot be
    /// read at all is a document with a mistake. Called by one thread.
    /// </param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder AddAutomationDocuments(string kind, Func<IReadOnlyCollection<string>, IEnumerable<AutomationDocument>> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentNullException.ThrowIfNull(read);
        Setup.Add(new AutomationSource(kind, read));
        return this;
    }

    /// <summary>
    /// Names a delegate, so that documents can execute it: <c>{ "type": "delegate", "name": … }</c>. Delegates that <see cref="Then"/> names in automations of the
    /// same host are known without it.
    /// </summary>
    /// <param name="name">The name; unique in the host.</param>
    /// <param name="execute">The delegate. Called on a thread of the pool, maybe several times at once.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder AddDelegate(string name, Func<ActionContext, CancellationToken, Task> execute)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(execute);
        Setup.Delegates.Add(new(name, execute));
        return this;
    }

    /// <summary>Names a delegate, so that documents can execute it: <c>{ "type": "delegate", "name": … }</c>.</summary>
    /// <param name="name">The name; unique in the host.</param>
    /// <param name="execute">The delegate. Called on a thread of the pool, maybe several times at once.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder AddDelegate(string name, Action<ActionContext> execute)
    {
        ArgumentNullException.ThrowIfNull(execute);
        return AddDelegate(name, (context, _) =>
        {
            execute(context);
            return Task.CompletedTask;
        });
    }

    /// <summary>
    /// Adds the handler that executes the actions of a type: one of Prefect's that has none here, such as <c>call-webhook</c>, or one of the application's own.
    /// It is resolved for each attempt in a scope of its own, and finds the action's fields in <see cref="ActionContext.Fields"/>.
    /// </summary>
    /// <typeparam name="THandler">The handler; registered as scoped, unless the application has registered it.</typeparam>
    /// <param name="type">The type, as documents have it.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder AddActionHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(string type) where THandler : class, IActionHandler
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        Services.TryAddScoped<THandler>();
        Setup.Handlers.Add(new ActionHandlerRegistration(type, static services => services.GetRequiredService<THandler>()));
        return this;
    }

    /// <summary>Adds a channel for notifications. The channel <c>console</c> is there without being added.</summary>
    /// <param name="channel">The channel; one named <c>console</c> takes the place of that which is there.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder AddChannel(INotificationChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        Services.AddSingleton(channel);
        return this;
    }

    /// <summary>Adds a channel that is made by the application's services.</summary>
    /// <typeparam name="TChannel">The channel's type.</typeparam>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder AddChannel<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TChannel>() where TChannel : class, INotificationChannel
    {
        Services.AddSingleton<INotificationChannel, TChannel>();
        return this;
    }

    /// <summary>Sets how the actions of automations are executed.</summary>
    /// <param name="configure">Changes the options.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder ConfigureAutomations(Action<AutomationOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    /// <summary>Changes what a flow's attribute says, for this application: what only code can say, such as when to try again.</summary>
    /// <param name="flow">Names the flow by one direct call, whose arguments mean nothing: <c>() => Names.BuildNames(0)</c>. The call is not executed.</param>
    /// <param name="configure">Changes the options. Called once, when the host starts; what is wrong with them is told then, together with all other mistakes.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder ConfigureFlow([FlowReference] Action flow, Action<FlowOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return ChangeFlow(() => CallCapture.Record(flow).Definition, configure);
    }

    /// <inheritdoc cref="ConfigureFlow(Action, Action{FlowOptions})"/>
    /// <typeparam name="TReturn">What the flow returns.</typeparam>
    public OrchestrixBuilder ConfigureFlow<TReturn>([FlowReference] Func<TReturn> flow, Action<FlowOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return ChangeFlow(() => CallCapture.Record(flow).Definition, configure);
    }

    /// <summary>Changes what a flow's attribute says, for this application; the flow is given by the name of its method.</summary>
    /// <param name="flow">
    /// The method, whatever its parameters: <c>Names.BuildNames</c>. It is not called: the compiler sends the call to
    /// <see cref="ConfigureFlow(FlowDefinition, Action{FlowOptions})"/>. Where it cannot, the host does not start, and says so.
    /// </param>
    /// <param name="configure">Changes the options. Called once, when the host starts; what is wrong with them is told then, together with all other mistakes.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder ConfigureFlow([FlowReference] Delegate flow, Action<FlowOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return ChangeFlow(() => MethodGroups.Refuse<RunnableDefinition>(flow, nameof(ConfigureFlow)), configure);
    }

    /// <summary>Changes what a flow's attribute says, for this application.</summary>
    /// <param name="flow">What is known about the flow, for example <see cref="TrackedFlow.Definition"/> of one by hand.</param>
    /// <param name="configure">Changes the options. Called once, when the host starts; what is wrong with them is told then, together with all other mistakes.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder ConfigureFlow(FlowDefinition flow, Action<FlowOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return ChangeFlow(() => flow, configure);
    }

    /// <summary>Changes what a task's attribute says, for this application: what only code can say, such as when to try again.</summary>
    /// <param name="task">Names the task by one direct call, whose arguments mean nothing: <c>() => Names.Fetch(default!, default)</c>. The call is not executed.</param>
    /// <param name="configure">Changes the options. Called once, when the host starts; what is wrong with them is told then, together with all other mistakes.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder ConfigureTask([FlowReference] Action task, Action<TaskOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(task);
        return ChangeTask(() => CallCapture.Record(task).Definition, configure);
    }

    /// <inheritdoc cref="ConfigureTask(Action, Action{TaskOptions})"/>
    /// <typeparam name="TReturn">What the task returns.</typeparam>
    public OrchestrixBuilder ConfigureTask<TReturn>([FlowReference] Func<TReturn> task, Action<TaskOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(task);
        return ChangeTask(() => CallCapture.Record(task).Definition, configure);
    }

    /// <summary>Changes what a task's attribute says, for this application; the task is given by the name of its method.</summary>
    /// <param name="task">
    /// The method, whatever its parameters: <c>Names.Fetch</c>. It is not called: the compiler sends the call to
    /// <see cref="ConfigureTask(TaskDefinition, Action{TaskOptions})"/>. Where it cannot, the host does not start, and says so.
    /// </param>
    /// <param name="configure">Changes the options. Called once, when the host starts; what is wrong with them is told then, together with all other mistakes.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder ConfigureTask([FlowReference] Delegate task, Action<TaskOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(task);
        return ChangeTask(() => MethodGroups.Refuse<RunnableDefinition>(task, nameof(ConfigureTask)), configure);
    }

    /// <summary>Changes what a task's attribute says, for this application.</summary>
    /// <param name="task">What is known about the task, for example <see cref="TrackedTask.Definition"/> of one by hand.</param>
    /// <param name="configure">Changes the options. Called once, when the host starts; what is wrong with them is told then, together with all other mistakes.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder ConfigureTask(TaskDefinition task, Action<TaskOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(task);
        return ChangeTask(() => task, configure);
    }

    /// <summary>Sets how runs are treated.</summary>
    /// <param name="configure">Changes the options.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder ConfigureRuns(Action<RunOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    /// <summary>Sets how much the memory store keeps.</summary>
    /// <param name="configure">Changes the options.</param>
    /// <returns>This builder.</returns>
    public OrchestrixBuilder ConfigureStore(Action<MemoryStoreOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    OrchestrixBuilder ChangeFlow(Func<RunnableDefinition> find, Action<FlowOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Setup.Changes.Add(new FlowChange(find, configure));
        return this;
    }

    OrchestrixBuilder ChangeTask(Func<RunnableDefinition> find, Action<TaskOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Setup.Changes.Add(new TaskChange(find, configure));
        return this;
    }
}
