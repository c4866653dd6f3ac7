using Orchestrix;

namespace Worker;

sealed class Mailbox
{
    public int Sent { get; private set; }

    [Task(Retries = 2)]
    public async Task SendAsync(string person, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        if (person.Length > 0) Sent++;
    }
}
