namespace Orchestrix.Tests.Automations;

/// <summary>Waits for nothing but its cancellation.</summary>
static class Never
{
    public static Task Happens(CancellationToken token) => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously).Task.WaitAsync(token);
}
