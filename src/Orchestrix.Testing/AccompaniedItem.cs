namespace Orchestrix.Testing;

/// <summary>Something that waits for a thread of the pool, where nothing but this tells that it is not idle.</summary>
sealed class AccompaniedItem(ExecutionBoard board, IThreadPoolWorkItem item) : IThreadPoolWorkItem
{
    public void Execute()
    {
        var before = board.BeginQueued();
        try
        {
            item.Execute();
        }
        finally
        {
            board.Leave(before);
        }
    }
}
