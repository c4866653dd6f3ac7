using System.Text.Json;

namespace Orchestrix.Automations;

/// <summary>What an action would do, rendered and not executed.</summary>
/// <param name="Index">Its number among those that the firing requests, from 0.</param>
/// <param name="Type">Its type, as documents have it.</param>
/// <param name="Fields">Its fields with templates rendered, the type left out: an object. Undefined when there is a <paramref name="Failure"/>.</param>
/// <param name="Failure">Why it could not be rendered, in a sentence; <see langword="null"/> when it was.</param>
public sealed record RenderedAction(int Index, string Type, JsonElement Fields, string? Failure);
