using Orchestrix;

namespace HotReload;

static class Work
{
    [Flow]
    public static int Once()
    {
        var sum = Add(1, 2);
        return sum;
    }

    [Task]
    static int Add(int left, int right) => left + right;

    [Task]
    static int Twice(int number) => number * 2;
}
