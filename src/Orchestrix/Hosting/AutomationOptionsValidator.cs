using Microsoft.Extensions.Options;
using Orchestrix.Automations;

namespace Orchestrix.Hosting;

[OptionsValidator]
sealed partial class AutomationOptionsValidator : IValidateOptions<AutomationOptions>;
