namespace Orchestrix;

/// <summary>
/// Marks a parameter of a flow or task that comes from the application's services where the caller leaves it <see langword="null"/>. It carries no data: it is
/// not kept with the run, and does not tell one step from another.
/// </summary>
/// <remarks>
/// The service comes from the scope of the attempt that calls: a run that the host starts has a scope for each attempt, which is disposed when the attempt has
/// ended; so has a run that is called directly where there is none yet. <c>FromKeyedServices</c> of Microsoft.Extensions.DependencyInjection, and
/// <c>FromServices</c> of ASP.NET Core, mean the same. A parameter that may be <see langword="null"/> stays it when no such service is registered.
/// </remarks>
/// <example>
/// <code>
/// [Flow] static async Task Import(Uri source, [FromServices] ImportDb db = null!) { … }
/// await Import(source);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromServicesAttribute : Attribute;
