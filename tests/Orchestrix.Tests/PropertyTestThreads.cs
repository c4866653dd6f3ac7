using CsCheck;

namespace Orchestrix.Tests;

/// <summary>
/// Property tests keep to the thread of their test: on the pool's threads they would take the turns that tests of asynchronous code need, and these run at the
/// same time.
/// </summary>
[SetUpFixture]
public sealed class PropertyTestThreads
{
    [OneTimeSetUp]
    public void KeepToOneThread() => Check.Threads = 1;
}
