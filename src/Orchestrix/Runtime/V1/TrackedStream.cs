using System.Diagnostics;
using Orchestrix.Runs;
using Orchestrix.Runs.Scopes;

namespace Orchestrix.Runtime.V1;

/// <summary>The elements of a tracked method. Going through them is what a run is: each time anew, as with any method that yields.</summary>
[StackTraceHidden]
sealed class TrackedStream<TCall, T>(TCall call) : IAsyncEnumerable<T>
    where TCall : struct, ITrackedCall<IAsyncEnumerable<T>>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new Enumerator(call, cancellationToken);

    // Used by one caller at a time, as any enumerator.
    [StackTraceHidden]
    sealed class Enumerator(TCall call, CancellationToken cancellationToken) : IAsyncEnumerator<T>
    {
        IAsyncEnumerator<T>? body;
        DirectRun? direct;
        Activity? trace;
        AttemptServices? services;
        bool isOver;

        public T Current => body is null ? default! : body.Current;

        public async ValueTask<bool> MoveNextAsync()
        {
            if (isOver) return false;
            var isFirst = body is null && direct is null;
            if (isFirst) Begin();
            if (direct is not { } under)
            {
                if (await body!.MoveNextAsync().ConfigureAwait(false)) return true;
                isOver = true;
                return false;
            }

            Enter(under.Run);
            try
            {
                body ??= Open(under.Run);
                if (await body.MoveNextAsync().ConfigureAwait(false)) return true;
            }
            catch (Exception exception) // the body's: it becomes the run's state, and goes on to the caller
            {
                isOver = true;
                under.Run.Resumed();
                await CloseAsync().ConfigureAwait(false);
                await under.FailAsync(exception).ConfigureAwait(false);
                throw;
            }

            await CompleteAsync(under).ConfigureAwait(false);
            return false;
        }

        public async ValueTask DisposeAsync()
        {
            if (body is null) return;
            if (isOver || direct is not { } under)
            {
                isOver = true;
                await body.DisposeAsync().ConfigureAwait(false);
                return;
            }

            // Whoever asks for no more has what they want: the rest of the body is its clean-up.
            Enter(under.Run);
            try
            {
                await body.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception) // as above
            {
                isOver = true;
                under.Run.Resumed();
                await CloseAsync().ConfigureAwait(false);
                await under.FailAsync(exception).ConfigureAwait(false);
                throw;
            }

            await CompleteAsync(under).ConfigureAwait(false);
        }

        // Within an async method: the caller's context is back when that returns to it, so it has to be set for each element.
        void Enter(Run run)
        {
            Ambient.Current = run;
            run.Engine.Probe?.Enter(run);
            if (trace is not null) Activity.Current = trace;
            services?.Enter();
        }

        void Begin()
        {
            var method = call.Method;
            if (CallGate.IsInert || CallGate.Route(method.Definition, out var engine, out var parent) is CallRoute.Untracked or CallRoute.Captured)
            {
                body = call.Invoke(call.CancellationToken).GetAsyncEnumerator(cancellationToken);
                return;
            }

            StreamCall<TCall, T> kept = new(call);
            direct = DirectRun.Begin(engine!, parent, method.Definition, engine!.NameOf(kept));
            trace = Activity.Current;
            services = engine.ServicesFor(kept);
            direct.Value.Run.Suspended();
        }

        IAsyncEnumerator<T> Open(Run run)
        {
            var engine = run.Engine;
            var token = call.Method.TakesCancellationToken ? engine.TokenFor(run, call.CancellationToken) : default;
            StreamCall<TCall, T> kept = new(call);
            var elements = engine.FakeOf(call.Method.Definition) is { } fake ? fake(kept).Invoke<IAsyncEnumerable<T>>(kept) : call.Invoke(token);
            return elements.GetAsyncEnumerator(cancellationToken);
        }

        async Task CompleteAsync(DirectRun under)
        {
            isOver = true;
            under.Run.Resumed();
            await CloseAsync().ConfigureAwait(false);
            await under.CompleteAsync(default(Nothing)).ConfigureAwait(false);
        }

        async Task CloseAsync()
        {
            if (services is { } own) await own.DisposeAsync().ConfigureAwait(false);
        }
    }
}
