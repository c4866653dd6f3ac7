using System.Runtime.CompilerServices;
using Orchestrix.Runs.Futures;

#pragma warning disable RS0026 // all overloads have the same optional parameters, and the lambda tells them apart
#pragma warning disable CA2012 // the call is recorded, not made: there is nothing to await

namespace Orchestrix.Runs;

public abstract partial class Run
{
    /// <summary>Submits one call for each element of three sequences of the same length, side by side.</summary>
    /// <typeparam name="TFirst">The type of an element.</typeparam>
    /// <typeparam name="TSecond">The type of an element.</typeparam>
    /// <typeparam name="TThird">The type of an element.</typeparam>
    /// <param name="first">A sequence. What is the same for all elements needs none: the lambda may use any variable.</param>
    /// <param name="second">A sequence. What is the same for all elements needs none: the lambda may use any variable.</param>
    /// <param name="third">A sequence. What is the same for all elements needs none: the lambda may use any variable.</param>
    /// <param name="call">One direct call with the elements, evaluated now for each: <c>url => Names.Fetch(url)</c>.</param>
    /// <param name="after">Futures that have to complete before any of the calls begins; <see langword="null"/> for none.</param>
    /// <param name="firstName">Filled in by the compiler.</param>
    /// <param name="secondName">Filled in by the compiler.</param>
    /// <param name="thirdName">Filled in by the compiler.</param>
    /// <returns>The futures, in the order of the elements; none for no elements.</returns>
    /// <exception cref="CallCaptureException">The lambda contains anything else than one direct call of a flow or task.</exception>
    /// <exception cref="ArgumentException">The sequences have different lengths. Nothing was submitted.</exception>
    public static RunFutures Map<TFirst, TSecond, TThird>(IEnumerable<TFirst> first, IEnumerable<TSecond> second, IEnumerable<TThird> third, Action<TFirst, TSecond, TThird> call, IEnumerable<RunFuture>? after = null, [CallerArgumentExpression(nameof(first))] string firstName = "", [CallerArgumentExpression(nameof(second))] string secondName = "", [CallerArgumentExpression(nameof(third))] string thirdName = "")
    {
        var firstItems = Elements.Of(first);
        var secondItems = Elements.Of(second);
        var thirdItems = Elements.Of(third);
        Elements.ThrowIfUneven((firstName, firstItems.Count), (secondName, secondItems.Count), (thirdName, thirdItems.Count));
        return Submissions.Map<Nothing>(firstItems.Count, i => { call(firstItems[i], secondItems[i], thirdItems[i]); }, after).WithoutValues();
    }

    /// <inheritdoc cref="Map{TFirst, TSecond, TThird}(IEnumerable{TFirst}, IEnumerable{TSecond}, IEnumerable{TThird}, Action{TFirst, TSecond, TThird}, IEnumerable{RunFuture}, string, string, string)"/>
    /// <typeparam name="TFirst">The type of an element.</typeparam>
    /// <typeparam name="TSecond">The type of an element.</typeparam>
    /// <typeparam name="TThird">The type of an element.</typeparam>
    /// <typeparam name="T">What each call returns.</typeparam>
    public static RunFutures<T> Map<TFirst, TSecond, TThird, T>(IEnumerable<TFirst> first, IEnumerable<TSecond> second, IEnumerable<TThird> third, Func<TFirst, TSecond, TThird, T> call, IEnumerable<RunFuture>? after = null, [CallerArgumentExpression(nameof(first))] string firstName = "", [CallerArgumentExpression(nameof(second))] string secondName = "", [CallerArgumentExpression(nameof(third))] string thirdName = "")
    {
        var firstItems = Elements.Of(first);
        var secondItems = Elements.Of(second);
        var thirdItems = Elements.Of(third);
        Elements.ThrowIfUneven((firstName, firstItems.Count), (secondName, secondItems.Count), (thirdName, thirdItems.Count));
        return Submissions.Map<T>(firstItems.Count, i => { _ = call(firstItems[i], secondItems[i], thirdItems[i]); }, after);
    }

    /// <inheritdoc cref="Map{TFirst, TSecond, TThird}(IEnumerable{TFirst}, IEnumerable{TSecond}, IEnumerable{TThird}, Action{TFirst, TSecond, TThird}, IEnumerable{RunFuture}, string, string, string)"/>
    public static RunFutures Map<TFirst, TSecond, TThird>(IEnumerable<TFirst> first, IEnumerable<TSecond> second, IEnumerable<TThird> third, Func<TFirst, TSecond, TThird, Task> call, IEnumerable<RunFuture>? after = null, [CallerArgumentExpression(nameof(first))] string firstName = "", [CallerArgumentExpression(nameof(second))] string secondName = "", [CallerArgumentExpression(nameof(third))] string thirdName = "")
    {
        var firstItems = Elements.Of(first);
        var secondItems = Elements.Of(second);
        var thirdItems = Elements.Of(third);
        Elements.ThrowIfUneven((firstName, firstItems.Count), (secondName, secondItems.Count), (thirdName, thirdItems.Count));
        return Submissions.Map<Nothing>(firstItems.Count, i => { _ = call(firstItems[i], secondItems[i], thirdItems[i]); }, after).WithoutValues();
    }

    /// <inheritdoc cref="Map{TFirst, TSecond, TThird}(IEnumerable{TFirst}, IEnumerable{TSecond}, IEnumerable{TThird}, Action{TFirst, TSecond, TThird}, IEnumerable{RunFuture}, string, string, string)"/>
    /// <typeparam name="TFirst">The type of an element.</typeparam>
    /// <typeparam name="TSecond">The type of an element.</typeparam>
    /// <typeparam name="TThird">The type of an element.</typeparam>
    /// <typeparam name="T">What each call returns.</typeparam>
    public static RunFutures<T> Map<TFirst, TSecond, TThird, T>(IEnumerable<TFirst> first, IEnumerable<TSecond> second, IEnumerable<TThird> third, Func<TFirst, TSecond, TThird, Task<T>> call, IEnumerable<RunFuture>? after = null, [CallerArgumentExpression(nameof(first))] string firstName = "", [CallerArgumentExpression(nameof(second))] string secondName = "", [CallerArgumentExpression(nameof(third))] string thirdName = "")
    {
        var firstItems = Elements.Of(first);
        var secondItems = Elements.Of(second);
        var thirdItems = Elements.Of(third);
        Elements.ThrowIfUneven((firstName, firstItems.Count), (secondName, secondItems.Count), (thirdName, thirdItems.Count));
        return Submissions.Map<T>(firstItems.Count, i => { _ = call(firstItems[i], secondItems[i], thirdItems[i]); }, after);
    }

    /// <inheritdoc cref="Map{TFirst, TSecond, TThird}(IEnumerable{TFirst}, IEnumerable{TSecond}, IEnumerable{TThird}, Action{TFirst, TSecond, TThird}, IEnumerable{RunFuture}, string, string, string)"/>
    public static RunFutures Map<TFirst, TSecond, TThird>(IEnumerable<TFirst> first, IEnumerable<TSecond> second, IEnumerable<TThird> third, Func<TFirst, TSecond, TThird, ValueTask> call, IEnumerable<RunFuture>? after = null, [CallerArgumentExpression(nameof(first))] string firstName = "", [CallerArgumentExpression(nameof(second))] string secondName = "", [CallerArgumentExpression(nameof(third))] string thirdName = "")
    {
        var firstItems = Elements.Of(first);
        var secondItems = Elements.Of(second);
        var thirdItems = Elements.Of(third);
        Elements.ThrowIfUneven((firstName, firstItems.Count), (secondName, secondItems.Count), (thirdName, thirdItems.Count));
        return Submissions.Map<Nothing>(firstItems.Count, i => { _ = call(firstItems[i], secondItems[i], thirdItems[i]); }, after).WithoutValues();
    }

    /// <inheritdoc cref="Map{TFirst, TSecond, TThird}(IEnumerable{TFirst}, IEnumerable{TSecond}, IEnumerable{TThird}, Action{TFirst, TSecond, TThird}, IEnumerable{RunFuture}, string, string, string)"/>
    /// <typeparam name="TFirst">The type of an element.</typeparam>
    /// <typeparam name="TSecond">The type of an element.</typeparam>
    /// <typeparam name="TThird">The type of an element.</typeparam>
    /// <typeparam name="T">What each call returns.</typeparam>
    public static RunFutures<T> Map<TFirst, TSecond, TThird, T>(IEnumerable<TFirst> first, IEnumerable<TSecond> second, IEnumerable<TThird> third, Func<TFirst, TSecond, TThird, ValueTask<T>> call, IEnumerable<RunFuture>? after = null, [CallerArgumentExpression(nameof(first))] string firstName = "", [CallerArgumentExpression(nameof(second))] string secondName = "", [CallerArgumentExpression(nameof(third))] string thirdName = "")
    {
        var firstItems = Elements.Of(first);
        var secondItems = Elements.Of(second);
        var thirdItems = Elements.Of(third);
        Elements.ThrowIfUneven((firstName, firstItems.Count), (secondName, secondItems.Count), (thirdName, thirdItems.Count));
        return Submissions.Map<T>(firstItems.Count, i => { _ = call(firstItems[i], secondItems[i], thirdItems[i]); }, after);
    }
}
