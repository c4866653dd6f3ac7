using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Orchestrix;

namespace BuildNames;

/// <summary>The flow: fetch a person for each name wanted, take the name out of each, return them all.</summary>
static class Names
{
    static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Where people come from unless the caller says otherwise.</summary>
    public static Uri Endpoint { get; set; } = new("https://randomuser.me/api/");

    [Flow("build_names")]
    public static async Task<List<string>> BuildNames(int num = 10, Uri? url = null, CancellationToken ct = default)
    {
        List<string> names = [];
        for (var left = num; left > 0; left--) names.Add(Clean(await Fetch(url ?? Endpoint, ct)));
        RunContext.Current.Logger.LogInformation("Built {Count} names", names.Count);
        return names;
    }

    /// <summary>Waits for something that never comes, so that the automation against long runs has something to cancel.</summary>
    [Flow("wait_for_ever")]
    public static async Task WaitForEver(TimeProvider time, CancellationToken ct = default) => await Task.Delay(Timeout.InfiniteTimeSpan, time, ct);

    [Task(Retries = 4, RetryDelaysSeconds = [0.05, 0.2])]
    static async Task<JsonElement> Fetch(Uri url, CancellationToken ct)
    {
        var raw = await Http.GetFromJsonAsync<JsonElement>(url, ct);
        RunContext.Current.Logger.LogDebug("Raw response: {Raw}", raw);
        return raw;
    }

    [Task]
    static string Clean(JsonElement raw)
    {
        var name = raw.GetProperty("results")[0].GetProperty("name");
        return $"{name.GetProperty("first").GetString()} {name.GetProperty("last").GetString()}";
    }
}
