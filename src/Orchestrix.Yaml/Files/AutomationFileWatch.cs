using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrix.Automations;

namespace Orchestrix.Yaml.Files;

/// <summary>
/// Follows files: what changes in them changes the automations of the running host, one by one, and only those. Looks at all files of the pattern after each
/// change, so that it does not matter what the operating system told about it.
/// </summary>
sealed class AutomationFileWatch(AutomationFiles files, IAutomationControl control, IFileChanges changes, TimeProvider time, ILogger<AutomationFileWatch> logger)
    : IHostedService, IDisposable
{
    /// <summary>How long nothing has to change before files are looked at: editors write in several steps.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);

    readonly SemaphoreSlim turn = new(1);
    readonly CancellationTokenSource stopping = new();
    readonly HashSet<string> told = new(StringComparer.Ordinal); // mistakes and doubts that stand, which are told once
    Dictionary<string, FileDefinition> known = new(StringComparer.Ordinal);
    IDisposable? watching;
    ITimer? timer;

    /// <summary>The last time that files were looked at; ends when all that was found is done.</summary>
    public Task Work { get; private set; } = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = control.All; // the host reads the files when it is first asked for its automations: before this, even where services start at the same time
        var start = FileState.Of(files.Last, known, files.Pattern);
        known = new(start.Definitions, StringComparer.Ordinal);
        told.UnionWith(start.Warnings); // the host has told them
        timer = time.CreateTimer(_ => Work = FollowAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            watching = changes.Watch(files.Files.Folder, files.Files.IsDeep, () => Wait(Quiet));
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException) // the system may watch only so many
        {
            FileLog.NotWatched(logger, exception, files.Pattern);
        }

        Wait(TimeSpan.Zero); // for what has changed since the host read the files
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        watching?.Dispose();
        if (timer is not null) await timer.DisposeAsync().ConfigureAwait(false);
        await stopping.CancelAsync().ConfigureAwait(false);
        await Work.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        watching?.Dispose();
        timer?.Dispose();
        stopping.Dispose();
        turn.Dispose();
    }

    void Wait(TimeSpan length)
    {
        try
        {
            timer?.Change(length, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException) // the system tells late
        {
        }
    }

    async Task FollowAsync()
    {
        try
        {
            await turn.WaitAsync(stopping.Token).ConfigureAwait(false);
            try
            {
                var now = FileState.Of(files.Read(files.Handled), known, files.Pattern);
                Tell(now);
                await ApplyAsync(now, stopping.Token).ConfigureAwait(false);
            }
            finally
            {
                turn.Release();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception) // of the log or the file system: the next change may do better
        {
            FileLog.Failed(logger, exception, files.Pattern);
        }
    }

    void Tell(FileState state)
    {
        told.IntersectWith(state.Mistakes.Concat(state.Warnings));
        foreach (var mistake in state.Mistakes)
            if (told.Add(mistake)) FileLog.Mistake(logger, mistake);
        foreach (var warning in state.Warnings)
            if (told.Add(warning)) FileLog.Doubt(logger, warning);
    }

    // Names that go make room for those that come.
    async Task ApplyAsync(FileState now, CancellationToken cancellationToken)
    {
        foreach (var (name, old) in known.Where(k => !now.Definitions.ContainsKey(k.Key)).ToList())
        {
            if (await control.DeleteAsync(name, cancellationToken).ConfigureAwait(false)) FileLog.Changed(logger, name, "deleted", old.Source);
            known.Remove(name);
        }

        foreach (var (name, definition) in now.Definitions)
        {
            var old = known.GetValueOrDefault(name);
            if (old is not null && old.SaysTheSameAs(definition))
            {
                known[name] = definition; // it may have moved to another file
                continue;
            }

            try
            {
                if (await ApplyAsync(old, definition, cancellationToken).ConfigureAwait(false)) known[name] = definition;
            }
            catch (AutomationRejectedException exception)
            {
                foreach (var mistake in exception.Mistakes) FileLog.Mistake(logger, $"{definition.Source}: Automation '{name}': {mistake}");
            }
        }
    }

    /// <summary>Brings one automation to what its file says now. The file decides what it is; whether it is enabled, only where that changes in the file.</summary>
    async Task<bool> ApplyAsync(FileDefinition? old, FileDefinition now, CancellationToken cancellationToken)
    {
        var automation = now.Automation;
        if (control.Find(automation.Name) is not { } there) return await CreateAsync(now, cancellationToken).ConfigureAwait(false);
        if (old is null)
        {
            FileLog.Mistake(logger, $"{now.Source}: There is an automation '{automation.Name}' already, which does not come from these files. Give it another name.");
            return false;
        }

        var enabled = automation.Enabled == old.Automation.Enabled ? there.Automation.Enabled : automation.Enabled;
        if (now.Text != old.Text)
        {
            await control.UpdateAsync(automation.WithEnabled(enabled), cancellationToken).ConfigureAwait(false);
            FileLog.Changed(logger, automation.Name, "updated", now.Source);
        }
        else if (enabled != there.Automation.Enabled)
        {
            if (enabled) await control.EnableAsync(automation.Name, cancellationToken).ConfigureAwait(false);
            else await control.DisableAsync(automation.Name, cancellationToken).ConfigureAwait(false);
            FileLog.Changed(logger, automation.Name, enabled ? "enabled" : "disabled", now.Source);
        }

        return true;
    }

    async Task<bool> CreateAsync(FileDefinition now, CancellationToken cancellationToken)
    {
        if (!await control.CreateAsync(now.Automation, cancellationToken).ConfigureAwait(false)) return false; // somebody was faster: the next change finds it
        FileLog.Changed(logger, now.Automation.Name, "created", now.Source);
        return true;
    }
}
