namespace nanoFramework.Runtime.Native;

/// <summary>What a restart starts; on the desk it is always the firmware.</summary>
public enum RebootOption
{
    /// <summary>The chip.</summary>
    NormalReboot = 0,
    /// <summary>The boot loader of the device.</summary>
    EnterNanoBooter = 1,
    /// <summary>The managed code only.</summary>
    ClrOnly = 2,
    /// <summary>The maker's boot loader.</summary>
    EnterProprietaryBooter = 8,
}
