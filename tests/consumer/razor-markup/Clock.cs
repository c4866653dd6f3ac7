using Orchestrix;

namespace RazorMarkup;

public static class Clock
{
    [Task]
    public static string Hour(int hour) => $"{hour}:00";
}
