using Orchestrix;

namespace Web;

static class Orders
{
    [Flow]
    public static async Task<int> Place(int count, CancellationToken cancellationToken)
    {
        var placed = 0;
        for (var number = 0; number < count; number++) placed += await Book(number, cancellationToken);
        return placed;
    }

    [Task]
    static async Task<int> Book(int number, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return number < 0 ? 0 : 1;
    }
}
