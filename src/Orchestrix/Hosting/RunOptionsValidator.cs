using Microsoft.Extensions.Options;
using Orchestrix.Runs;

namespace Orchestrix.Hosting;

[OptionsValidator]
sealed partial class RunOptionsValidator : IValidateOptions<RunOptions>;
