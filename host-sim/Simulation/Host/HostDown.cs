using System;

namespace Terminal.Simulation.Host;

/// <summary>The host died in the middle of its work.</summary>
internal sealed class HostDown : Exception;
