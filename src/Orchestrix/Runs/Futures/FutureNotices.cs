namespace Orchestrix.Runs.Futures;

/// <summary>Tells waiters one after the other, so that a long chain of futures that end because of each other needs no deep stack.</summary>
static class FutureNotices
{
    [ThreadStatic]
    static Queue<(IFutureWaiter Waiter, RunFuture Future)>? left;

    [ThreadStatic]
    static bool isTelling;

    public static void Tell(IFutureWaiter waiter, RunFuture future)
    {
        if (isTelling)
        {
            (left ??= new()).Enqueue((waiter, future));
            return;
        }

        isTelling = true;
        try
        {
            waiter.Ended(future);
            while (left is { } more && more.TryDequeue(out var next)) next.Waiter.Ended(next.Future);
        }
        finally
        {
            isTelling = false;
        }
    }
}
