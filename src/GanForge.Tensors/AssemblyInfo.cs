using System.Runtime.CompilerServices;

// Kernels take scratch from the stack and write all that they read of it; clearing it first would cost more than some of them do.
[module: SkipLocalsInit]
