using Orchestrix.Events;

namespace Orchestrix.Cli.Files;

/// <summary>A file with events, an event a line.</summary>
static class EventFile
{
    /// <summary>Reads a file with a single event; null when anything is wrong, which is then told, a line each.</summary>
    public static OrchestrationEvent? ReadOne(string path, TextWriter error)
    {
        var (text, problem) = InputFile.ReadText(path, EventLimits.SizeInBytes);
        if (text is null)
        {
            error.WriteLine($"{path} {problem}");
            return null;
        }

        var read = EventRecording.ReadEvent(text);
        foreach (var mistake in read.Mistakes) error.WriteLine($"{path}: {mistake.Message}");
        return read.Events.SingleOrDefault();
    }

    /// <summary>Reads the events; null when anything is wrong, which is then told, a line each.</summary>
    public static IReadOnlyList<OrchestrationEvent>? Read(string path, TextWriter error)
    {
        var (stream, problem) = InputFile.Open(path);
        if (stream is null)
        {
            error.WriteLine($"{path} {problem}");
            return null;
        }

        using (stream)
        {
            try
            {
                var recording = EventRecording.Read(stream);
                foreach (var mistake in recording.Mistakes) error.WriteLine($"{path}:{mistake.Line}: {mistake.Message}");
                return recording.Mistakes.Count == 0 ? recording.Events : null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                error.WriteLine($"{path} cannot be read: {exception.Message}");
                return null;
            }
        }
    }
}
