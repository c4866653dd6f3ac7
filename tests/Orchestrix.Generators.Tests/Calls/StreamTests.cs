using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>Methods that return their elements one by one.</summary>
public sealed class StreamTests
{
    [TestCase("public")]
    [TestCase("private")]
    public void Stream_InEachForm_IsIntercepted(string access) =>
        Built.Check($$"""
            public class Subject
            {
                readonly int times = 2;
                public static async Task<object> Run()
                {
                    var sum = 0;
                    await foreach (var x in new Subject().Own()) sum += x;
                    await foreach (var x in Of("a", "b", default).WithCancellation(default)) sum += x.Length;
                    await foreach (var x in Typed(3)) sum += x;
                    return sum;
                }
                [Task] {{access}} async IAsyncEnumerable<int> Own() { for (var x = 0; x < times; x++) { await Task.Yield(); yield return 10; } }
                [Flow] {{access}} static async IAsyncEnumerable<string> Of(string a, string b, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token) { yield return a; await Task.Yield(); yield return b; }
                [Task] {{access}} static IAsyncEnumerable<T> Typed<T>(T x) => One(x);
                static async IAsyncEnumerable<T> One<T>(T x) { await Task.Yield(); yield return x; }
            }
            """, 25, calls: 3);
}
