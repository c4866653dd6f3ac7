using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrix;
using Orchestrix.Runs;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddOrchestrix();

using var host = builder.Build();
await host.StartAsync();
await Try("Ada", money: 900);
await Try("Bob", money: 300);
await host.StopAsync();

static async Task Try(string name, int money)
{
    var trip = await Run.TryAsync(() => Trips.Book(name, money, default));
    Console.WriteLine($"{name}: {trip.State.Name}{(trip.Exception is { } why ? $" ({why.Message})" : "")}, not undone: {trip.Run?.RollbackFailures.Count}");
}

static class Trips
{
    [Flow]
    public static async Task Book(string name, int money, CancellationToken ct) => await Run.InTransactionAsync(async transaction =>
    {
        var seat = await ReserveSeat(name, ct);   // undone as its attribute says

        var room = await ReserveRoom(name, ct);
        transaction.OnRollback(() => ReleaseRoom(room, ct));   // undone as this says

        await Charge(money, seat.Price + room.Price, ct);   // when this fails, the room is released, then the seat
        transaction.OnCommit(() => Console.WriteLine($"  {name} travels"));
    });

    [Task(OnRollback = nameof(ReleaseSeat))]
    static async Task<Booking> ReserveSeat(string name, CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, ct);
        Console.WriteLine($"  a seat for {name}");
        return new Booking("seat 12", 180);
    }

    [Task]
    static async Task ReleaseSeat(Booking seat, string name, CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, ct);
        Console.WriteLine($"  {seat.What} of {name} is free again");
    }

    [Task]
    static async Task<Booking> ReserveRoom(string name, CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, ct);
        Console.WriteLine($"  a room for {name}");
        return new Booking("room 7", 240);
    }

    [Task(Retries = 3, RetryDelaySeconds = 1)]
    static async Task ReleaseRoom(Booking room, CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, ct);
        Console.WriteLine($"  {room.What} is free again");
    }

    [Task]
    static async Task Charge(int money, int price, CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, ct);
        if (money < price) throw new InvalidOperationException($"{price} is more than {money}");
    }
}

sealed record Booking(string What, int Price);
