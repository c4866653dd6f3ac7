namespace Orchestrix.Limits;

/// <summary>What a store says to a request.</summary>
/// <param name="IsGranted">Whether the slots are taken.</param>
/// <param name="Expires">When the store takes granted slots back unless they are renewed, in UTC; <see langword="null"/>: never.</param>
/// <param name="RetryAfter">How long it pays to wait before a denied request is made again; <see langword="null"/>: until somebody here gives slots back.</param>
public readonly record struct SlotAnswer(bool IsGranted, DateTimeOffset? Expires = null, TimeSpan? RetryAfter = null);
