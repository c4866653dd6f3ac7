using System.Diagnostics;
using NUnit.Framework;
using Orchestrix;

[assembly: Parallelizable(ParallelScope.All)]

namespace Consumer;

public sealed class TrackedCallTests
{
    [Test]
    public void Call_OfAPrivateStaticTask_IsTracked() => Assert.That(Static(2), Is.EqualTo((2, true)));

    [Test]
    public void Call_OfAnInstanceFlow_IsTracked() => Assert.That(Instance(), Is.True);

    [Test]
    public async Task Call_OfAnAsynchronousTask_IsTracked() => Assert.That(await Asynchronous(CancellationToken.None), Is.True);

    [Test]
    public void Call_OfAnOrdinaryMethod_IsNot() => Assert.That(IsTracked(), Is.False);

    [Task]
    static (int, bool) Static(int number) => (number, IsTracked());

    [Flow]
    bool Instance() => IsTracked();

    [Task]
    static async Task<bool> Asynchronous(CancellationToken cancellationToken)
    {
        var tracked = IsTracked();
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return tracked;
    }

    // A tracked method is called from the library's code, and not from its caller.
    static bool IsTracked() =>
        new StackTrace().GetFrames().Take(12).Any(static frame => DiagnosticMethodInfo.Create(frame)?.DeclaringTypeName?.StartsWith("Orchestrix.", StringComparison.Ordinal) == true);
}
