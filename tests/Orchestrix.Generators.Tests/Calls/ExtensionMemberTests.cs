using Orchestrix.Generators.Tests.Compiling;

namespace Orchestrix.Generators.Tests.Calls;

/// <summary>Members of the extension blocks of C# 14.</summary>
public sealed class ExtensionMemberTests
{
    [TestCase("public")]
    [TestCase("private")]
    public void Member_OfAnExtensionBlock_IsIntercepted(string access) =>
        Built.Check($$"""
            public static class Subject
            {
                public static object Run() => $"{2.Plus(3)} {"a".Twice()} {int.Zero()} {new List<string> { "x" }.First2("y")} {Plus(1, 1)}";
                extension(int x)
                {
                    [Task] {{access}} int Plus(int y) => x + y;
                    [Task] {{access}} static int Zero() => 0;
                }
                extension(string? text) { [Task("twice", Key = "{text}")] {{access}} string Twice() => text + text; }
                extension<T>(List<T> all) where T : class { [Task] {{access}} string First2<U>(U other) where U : notnull => $"{all[0]}{other}"; }
            }
            """, "5 aa 0 xy 2", calls: 5);

    [Test]
    public void Member_OfAnExtensionBlockByRef_IsIntercepted() =>
        Built.Check("""
            public static class More { extension(ref int x) { [Task] public int Next() => ++x; } }
            public class Subject { public static object Run() { var x = 1; x.Next(); return x.Next(); } }
            """, 3, calls: 2);
}
