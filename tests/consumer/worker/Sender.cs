using Orchestrix;

namespace Worker;

sealed class Sender(Mailbox mailbox, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await SendAsync(["ann", "bob"], stoppingToken);
        await SendAsync(["cleo"], stoppingToken);
        lifetime.StopApplication();
    }

    [Flow]
    async Task SendAsync(IReadOnlyList<string> people, CancellationToken cancellationToken)
    {
        foreach (var person in people) await mailbox.SendAsync(person, cancellationToken);
    }
}
