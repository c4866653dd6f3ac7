namespace Orchestrix.Runtime.V1;

/// <summary>
/// Marks a method whose calls are intercepted so that it learns which flows exist. It needs an overload with the same parameters and one more at
/// the end, a <see cref="FlowCatalog"/>, which the intercepted call is sent to.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class EntryPointAttribute : Attribute;
