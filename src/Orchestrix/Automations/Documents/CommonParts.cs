using Orchestrix.Triggers;

namespace Orchestrix.Automations.Documents;

/// <summary>What triggers of all types may have.</summary>
readonly record struct CommonParts(bool ExceptOwnEffects, UnlessGuard? Unless);
