using Microsoft.Extensions.DependencyInjection;
using Orchestrix.Actions;
using Orchestrix.Events;
using Orchestrix.Log;
using Orchestrix.Runs;
using Polly;

namespace Orchestrix.Automations;

/// <summary>Executes one attempt at an action: with a scope of its own, in time, and tracked.</summary>
sealed class ActionAttempt(ILog log, TimeProvider time, ActionServices services, TimeSpan timeout)
{
    readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(timeout).Build();

    /// <summary>Whatever the action throws comes out, and a timeout as an exception of its own.</summary>
    public async Task ExecuteAsync(ActionExecution execution, CancellationToken stopping)
    {
        var scope = services.Services.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var context = ContextOf(execution, scope.ServiceProvider);
            using var span = ActionSpan.Begin(execution);
            Ambient.Current = services.Engine is { } engine ? new EngineScope(engine, execution.Request.Firing.Cause) : null; // flows with this method only
            try
            {
                await pipeline.ExecuteAsync(
                    static (state, token) => state.Action.ExecuteAsync(state.Context, token),
                    (execution.Request.Action, Context: context), stopping).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                span.Failed(exception);
                throw;
            }
            finally
            {
                execution.Touched = context.Touched;
            }
        }
    }

    ActionContext ContextOf(ActionExecution execution, IServiceProvider scoped)
    {
        var request = execution.Request;
        var firing = request.Firing;
        return new ActionContext
        {
            Automation = firing.Automation,
            Firing = firing.Id,
            Fired = firing.Fired,
            Index = request.Index,
            Event = request.Event,
            Labels = firing.Labels,
            Attempt = execution.Attempt,
            IdempotencyKey = request.IdempotencyKey,
            Cause = firing.Cause,
            Time = time,
            Runs = new CausedRunStarter(services.Runs, firing.Cause),
            RunControl = services.RunControl,
            Automations = services.Automations,
            Events = new EventPublisher(log, time, new ActionEmission(firing.Cause)),
            Channels = services.Channels,
            Services = scoped,
            Registry = services.Registry,
            Details = new FiringDetails
            {
                Description = firing.Definition.Description,
                Tags = firing.Definition.Tags,
                State = firing.State,
                Value = firing.Value,
                Parts = firing.Parts,
            },
            Fields = (request.Action as DeclaredAction)?.Fields ?? default,
        };
    }
}
