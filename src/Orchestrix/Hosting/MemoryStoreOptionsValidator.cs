using Microsoft.Extensions.Options;
using Orchestrix.Storage;

namespace Orchestrix.Hosting;

[OptionsValidator]
sealed partial class MemoryStoreOptionsValidator : IValidateOptions<MemoryStoreOptions>;
