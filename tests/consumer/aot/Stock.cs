using Orchestrix;

static class Stock
{
    [Flow]
    public static async Task<int> Count(IShelf shelf, CancellationToken cancellationToken)
    {
        var total = Doubled(1);                                  // private, of a static class
        total += Same(3) + Same("four").Length;                  // generic
        total += new Shelf(5).Full();                            // on an object
        total += shelf.Items();                                  // by an interface
        total += await LaterAsync(6, cancellationToken);         // asynchronous
        total += new Box<short>(2).Size();                       // private, of a generic type
        total += Grid.Width();                                   // private, of a struct
        total += Weigh.Call((Crates: 2, Each: 4), static (input, _) => input.Crates * input.Each, cancellationToken); // by hand
        await foreach (var pallet in Pallets()) total += pallet; // a stream
        return total;
    }

    static readonly TrackedTask Weigh = Tracked.Task(new TaskAttribute("weigh") { Retries = 1, RunName = "weigh {input}" });

    [Task]
    static async IAsyncEnumerable<int> Pallets()
    {
        yield return 1;
        await Task.Yield();
        yield return 2;
    }

    [Task]
    static int Doubled(int number) => number * 2;

    [Task]
    static T Same<T>(T value) => value;

    [Task(Retries = 1)]
    static async Task<int> LaterAsync(int number, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return number;
    }
}

interface IShelf
{
    [Task]
    int Items();
}

sealed class Shelf(int items) : IShelf
{
    public int Items() => items;

    public int Full() => Spare();

    [Task]
    int Spare() => items;
}

readonly struct Grid
{
    public static int Width() => Columns();

    [Task]
    static int Columns() => 7;
}

sealed class Box<T>(T content)
{
    public int Size() => Measure();

    [Task]
    int Measure() => content is null ? 0 : System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
}
