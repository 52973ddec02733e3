using Terminal.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>Restarts the board of the calling thread.</summary>
public class Power
{
    /// <summary>Ends this run of the firmware: <see cref="DeviceBoard.Rebooted"/> tells the desk to start it anew.</summary>
    /// <exception cref="PowerCutException">Always, as nothing after this call runs on the device.</exception>
    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        var power = PowerSession.Ambient;
        power.Reboot();
        power.Check();
    }

    /// <summary>The same; nothing on the desk holds up a restart, so that the time limit does not matter.</summary>
    /// <exception cref="PowerCutException">Always.</exception>
    public static void RebootDevice(int exeConstraintTimeout, RebootOption rebootOption = RebootOption.NormalReboot) => RebootDevice(rebootOption);

    /// <summary>Tells the firmware of a restart it asked for.</summary>
    public static event RebootEventHandler OnRebootEvent
    {
        add => PowerSession.Ambient.Rebooting += value;
        remove => PowerSession.Ambient.Rebooting -= value;
    }
}
