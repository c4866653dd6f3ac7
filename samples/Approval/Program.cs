using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orchestrix;
using Orchestrix.Hosting;
using Orchestrix.Runs;

// A flow asks a person. It is suspended meanwhile: it holds no thread, and its finished steps are not executed again. With --interactive you are the person.
var interactive = args.Contains("--interactive");

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddOrchestrix(o => o
    .AddAutomation("ask", When.FlowRun.Enters("Suspended"), Then.Notify("console", "{{ flow_run.name }} waits: {{ flow_run.state.message }}")));

using var app = builder.Build();
await app.StartAsync();
var host = app.Services.GetRequiredService<OrchestrixHost>();

var publishing = Articles.Publish("Pauses", "They wait for people.");
await AnswerAsync(await WaitingAsync());
Console.WriteLine(await publishing);
await app.StopAsync();
return 0;

async Task<FlowRun> WaitingAsync()
{
    await foreach (var told in host.Events.ReadAsync(after: 0))
        if (told is RunStateChanged { State.Type: StateType.Paused, Run: FlowRun run }) return run;
    throw new OperationCanceledException("The host stopped.");
}

async Task AnswerAsync(FlowRun run)
{
    var question = run.WaitsFor[0];
    Console.WriteLine($"{question.Description} The answer has to look like this: {question.Schema}");

    // Whoever answers by themselves gets it wrong at first, to show that nothing is lost by it.
    foreach (var answer in Answers())
    {
        var result = await host.Control.ResumeWithAsync(run.Id, answer);
        Console.WriteLine($"{answer.GetRawText()}: {(result.IsAccepted ? "accepted" : result.Reason)}");
        if (result.IsAccepted) return;
    }
}

IEnumerable<JsonElement> Answers()
{
    return interactive ? Typed() : [Json("""{ "approved": "yes", "coment": "fine" }"""), Json("""{ "approved": true, "comment": "fine" }""")];
}

IEnumerable<JsonElement> Typed()
{
    while (true)
    {
        Console.Write("Approve? (y/n) ");
        var approved = Console.ReadLine() is { } line && line.StartsWith('y');
        Console.Write("Comment: ");
        yield return JsonSerializer.SerializeToElement(new { approved, comment = Console.ReadLine() });
    }
}

static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

/// <summary>What a person says about an article.</summary>
sealed record Approval(bool Approved, string? Comment);

static class Articles
{
    [Flow("publish", Suspends = true)]
    public static async Task<string> Publish(string title, string text)
    {
        var draft = await Write(title, text);
        var answer = await Run.SuspendForAsync(new PauseOptions<Approval>
        {
            Key = "approve",
            Timeout = 2.Days(),
            Description = $"Publish '{draft}'?",
            Initial = new Approval(true, null),
        });
        return answer.Approved ? await Send(draft, answer.Comment) : $"Not published: {answer.Comment}";
    }

    [Task]
    static async Task<string> Write(string title, string text)
    {
        Console.WriteLine("Writing, once."); // not again when the flow is resumed
        await Task.Yield();
        return $"{title}: {text}";
    }

    [Task] static Task<string> Send(string draft, string? comment) => Task.FromResult($"Published '{draft}' ({comment})");
}
