namespace Orchestrix.Benchmarks;

/// <summary>What a subject of Rx does: it hands each event to all observers.</summary>
sealed class HotSource : IObservable<BareEvent>
{
    readonly List<IObserver<BareEvent>> observers = [];

    public IDisposable Subscribe(IObserver<BareEvent> observer)
    {
        observers.Add(observer);
        return new Subscription();
    }

    public void Show(BareEvent e)
    {
        for (var i = 0; i < observers.Count; i++) observers[i].OnNext(e);
    }

    sealed class Subscription : IDisposable
    {
        public void Dispose() { }
    }
}
