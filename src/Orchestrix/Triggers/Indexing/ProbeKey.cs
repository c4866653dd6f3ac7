using Orchestrix.Events;

namespace Orchestrix.Triggers.Indexing;

/// <summary>Which values of an event are looked at: a label of its own resource, or of the related ones.</summary>
readonly record struct ProbeKey(Symbol Label, bool IsRelated);
