using System.Runtime.CompilerServices;
using GanForge.Tensors.Threading;

namespace GanForge.Testing;

/// <summary>Tests run side by side, so that threads within an op would only wait for each other.</summary>
internal static class OneThread
{
    [ModuleInitializer]
    internal static void Use() => Workers.Threads = 1;
}
