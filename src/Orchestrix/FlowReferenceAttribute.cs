namespace Orchestrix;

/// <summary>
/// Marks a parameter that takes a flow or task by the name of its method, <c>Nightly(Reports.Build)</c>, to know which one is meant and not to call it. The
/// compiler then accepts the method group, which it warns of elsewhere, and makes sure that the method is a flow or task.
/// </summary>
/// <remarks>
/// The parameter is a delegate: <see cref="Delegate"/> takes every method. A call through it would go past the tracking, so the compiler warns of one; a method
/// that is to start the flow takes a lambda instead, <c>Nightly(() =&gt; Reports.Build())</c>. The attribute changes nothing at run time.
/// </remarks>
/// <example>
/// <code>
/// static void Document([FlowReference] Delegate flow, string text) =&gt; pages[flow.Method.Name] = text;
///
/// Document(Reports.Build, "Builds the report of the day.");
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FlowReferenceAttribute : Attribute;
