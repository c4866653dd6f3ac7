using Orchestrix.Flows;
using Orchestrix.Tasks;

namespace Orchestrix;

/// <summary>
/// Marks a parameter that takes a flow or task by the name of its method, <c>Document(Reports.Build)</c>, to know which one is meant and not to call it. The compiler sends
/// such a call to the overload that has a <see cref="FlowDefinition"/>, a <see cref="TaskDefinition"/> or a <see cref="RunnableDefinition"/> in its place.
/// </summary>
/// <remarks>
/// <para>The parameter is a delegate: <see cref="Delegate"/> takes every method. The overload is one of the same type with the same name, the same result and the same parameters,
/// but for those that are marked, and as static as the method is. Where it takes flows only, a task is reported (ORX023). The marked method itself is called where nothing
/// intercepts the call, so its body says that; ORX008 says why. A marked parameter may be null, and so is the definition then.</para>
/// <para>The argument is the method itself, maybe with a cast that chooses one of several. Without such an overload the attribute only lets the compiler accept the method
/// group, which it warns of elsewhere (ORX001), and make sure that it is a flow or task.</para>
/// <para>A parameter of a certain type, such as <see cref="Func{TResult}"/>, takes lambdas too where there is that overload: the method is called with them, and a method group
/// goes to the overload. A generic method may have one that is not generic, if the type parameters are in marked parameters only.</para>
/// </remarks>
/// <example>
/// <code>
/// static void Document([FlowReference] Delegate flow, string text) =&gt; throw new NotSupportedException("This needs Orchestrix's tracking.");
///
/// static void Document(RunnableDefinition flow, string text) =&gt; pages[flow.Name] = text;
///
/// Document(Reports.Build, "Builds the report of the day.");
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FlowReferenceAttribute : Attribute;
