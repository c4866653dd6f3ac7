namespace Orchestrix;

/// <summary>
/// Marks a parameter of a flow or task, or a property of an argument's type, whose value must not be shown. The body gets it as it is; wherever the library
/// makes text of arguments it writes <c>***</c> instead: in captured calls, in what a changed step says of before and now, in names of runs, in errors.
/// </summary>
/// <remarks>
/// <para>An argument whose declared type has such a property, however deep, is masked as a whole. What only a derived type shows is not looked for. Mark the
/// parameter itself where its type is an interface or <see cref="object"/>.</para>
/// <para>Steps and cache keys are told apart by hashes, to which the value belongs. A document of an automation cannot hold such an argument: writing one is an
/// error. What a body logs, emits, returns or throws is its own.</para>
/// </remarks>
/// <example>
/// <code>
/// [Task] static Task SignIn(string user, [Sensitive] string password) { … }
/// record Account(string User, [Sensitive] string Password);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SensitiveAttribute : Attribute
{
    /// <summary>What stands for a value that must not be shown.</summary>
    internal const string Mask = "***";
}
