using Microsoft.AspNetCore.Mvc.RazorPages;
using Orchestrix;

namespace Web.Pages;

public sealed class IndexModel : PageModel
{
    public string Greeting { get; private set; } = "";

    public void OnGet() => Greeting = Greet("guest");

    [Task]
    string Greet(string name) => $"Hello, {name}";
}
