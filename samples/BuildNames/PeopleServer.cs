using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace BuildNames;

/// <summary>
/// Answers HTTP requests on a free loopback port the way randomuser.me does: one person a request. Every third answer fails when it is flaky. Small enough to
/// need no web framework, and real enough for HttpClient.
/// </summary>
sealed class PeopleServer : IAsyncDisposable
{
    static readonly (string First, string Last)[] People =
    [
        ("Ada", "Lovelace"), ("Grace", "Hopper"), ("Alan", "Turing"), ("Edsger", "Dijkstra"), ("Barbara", "Liskov"),
        ("Donald", "Knuth"), ("Margaret", "Hamilton"), ("Tony", "Hoare"), ("Frances", "Allen"), ("Niklaus", "Wirth"),
    ];

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stopping = new();
    readonly bool isFlaky;
    readonly Task accepting;
    int requests;

    public PeopleServer(bool isFlaky)
    {
        this.isFlaky = isFlaky;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/api/");

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync(); // answers under way
        listener.Stop(); // the waiting for more
        await accepting;
        stopping.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped: nobody can be accepted any more.
        }
    }

    async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using StreamReader reader = new(client.GetStream(), Encoding.ASCII, leaveOpen: true);
                while (await reader.ReadLineAsync(stopping.Token) is { Length: > 0 })
                {
                    // The request's head ends with an empty line; what it asks for does not matter.
                }

                await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(Answer()), stopping.Token);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The client has gone, or the server stops.
            }
        }
    }

    string Answer()
    {
        var number = Interlocked.Increment(ref requests);
        if (isFlaky && number % 3 == 0) return "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        var (first, last) = People[number % People.Length];
        JsonObject body = new()
        {
            ["results"] = new JsonArray(new JsonObject
            {
                ["gender"] = "female",
                ["name"] = new JsonObject { ["title"] = "Dr", ["first"] = first, ["last"] = last },
                ["email"] = $"{first}.{last}@example.com",
                ["nat"] = "GB",
            }),
            ["info"] = new JsonObject { ["seed"] = "sample", ["results"] = 1, ["page"] = 1, ["version"] = "1.4" },
        };
        var json = body.ToJsonString();
        return $"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\nConnection: close\r\n\r\n{json}";
    }
}
