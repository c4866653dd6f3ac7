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
    static Task<Booking> ReserveSeat(string name, CancellationToken ct) => Said($"  seat for {name}", new Booking("seat 12", 180));

    [Task]
    static Task ReleaseSeat(Booking seat, string name, CancellationToken ct) => Said($"  {seat.What} of {name} is free again", seat);

    [Task]
    static Task<Booking> ReserveRoom(string name, CancellationToken ct) => Said($"  room for {name}", new Booking("room 7", 240));

    [Task(Retries = 3, RetryDelaySeconds = 1)]
    static Task ReleaseRoom(Booking room, CancellationToken ct) => Said($"  {room.What} is free again", room);

    [Task]
    static Task Charge(int money, int price, CancellationToken ct) => money >= price ? Task.CompletedTask : throw new InvalidOperationException($"{price} is more than {money}");

    static Task<T> Said<T>(string line, T value)
    {
        Console.WriteLine(line);
        return Task.FromResult(value);
    }
}

sealed record Booking(string What, int Price);
