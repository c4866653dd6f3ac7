using System.Text;
using System.Text.Json;

namespace Orchestrix.Events;

/// <summary>
/// Events that were written down, one a line, in the order in which they arrived: JSON in Prefect's form, whose known names are understood as ours. For looking at
/// what automations make of them, and as fixtures of tests. Immutable.
/// </summary>
/// <remarks>
/// A line has <c>occurred</c>, <c>event</c> and <c>resource</c>; <c>related</c>, <c>payload</c>, <c>id</c> and <c>follows</c> where they are of use; and <c>received</c>
/// when the event arrived at another time than it occurred. Other fields and empty lines are ignored. An event without an id gets one that is the same at each reading.
/// </remarks>
/// <example><code>
/// {"occurred":"2026-11-25T02:00:00Z","event":"order.late","resource":{"orchestrix.resource.id":"order.7"}}
/// </code></example>
public sealed class EventRecording
{
    EventRecording(IReadOnlyList<OrchestrationEvent> events, IReadOnlyList<RecordingMistake> mistakes)
    {
        Events = events;
        Mistakes = mistakes;
    }

    /// <summary>The events of the lines without mistakes, as they arrived. Their <see cref="OrchestrationEvent.Position"/> is the number of their line.</summary>
    public IReadOnlyList<OrchestrationEvent> Events { get; }

    /// <summary>Everything that is wrong, by line; empty when nothing is. After 100 the rest is not looked for.</summary>
    public IReadOnlyList<RecordingMistake> Mistakes { get; }

    /// <summary>Reads a recording. Never throws for what it says: all mistakes are returned.</summary>
    /// <param name="lines">The lines, in UTF-8. Read to the end; not disposed.</param>
    /// <returns>The events, and the mistakes.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static EventRecording Read(Stream lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        EventLines reader = new();
        reader.Read(lines);
        return new EventRecording(reader.Events, reader.Mistakes);
    }

    /// <summary>Reads a recording. Never throws for what it says: all mistakes are returned.</summary>
    /// <param name="lines">The lines.</param>
    /// <returns>The events, and the mistakes.</returns>
    public static EventRecording Read(string lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(lines));
        return Read(stream);
    }

    /// <summary>Reads a single event, which may stand on several lines. Never throws for what it says: all mistakes are returned.</summary>
    /// <param name="json">The event, in UTF-8.</param>
    /// <returns>The event, or the mistakes.</returns>
    public static EventRecording ReadEvent(ReadOnlySpan<byte> json)
    {
        List<string> mistakes = [];
        var @event = EventJson.Read(json, 1, mistakes);
        return new EventRecording(@event is null ? [] : [@event], [.. mistakes.Select(m => new RecordingMistake(1, m))]);
    }

    /// <summary>Reads a recording that has no mistakes.</summary>
    /// <param name="lines">The lines.</param>
    /// <returns>The events, as they arrived.</returns>
    /// <exception cref="InvalidEventException">There are mistakes; all are told.</exception>
    public static IReadOnlyList<OrchestrationEvent> Parse(string lines)
    {
        var recording = Read(lines);
        return recording.Mistakes.Count == 0 ? recording.Events : throw new InvalidEventException([.. recording.Mistakes.Select(m => m.ToString())]);
    }

    /// <summary>Writes events down, so that <see cref="Read(string)"/> gives them again. Which automation led to an event is not kept.</summary>
    /// <param name="events">The events, as they arrived: those of a test host, or what a subscriber has gathered.</param>
    /// <returns>The lines.</returns>
    public static string Write(IEnumerable<OrchestrationEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        using MemoryStream stream = new();
        using Utf8JsonWriter json = new(stream, EventJson.Options);
        foreach (var @event in events)
        {
            EventJson.Write(json, @event, withReceived: true);
            json.Flush();
            stream.WriteByte((byte)'\n');
            json.Reset();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }
}
