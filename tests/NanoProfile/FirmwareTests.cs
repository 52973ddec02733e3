using System.Linq;

namespace Terminal.Tests.NanoProfile;

/// <summary>The firmware's sources, built as for the device.</summary>
[TestClass]
public sealed class FirmwareTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("Terminal.Core")]
    [DataRow("Terminal.Flows")]
    [DataRow("Terminal.Drivers")]
    [DataRow("Terminal.Esp32")]
    public void Builds_and_runs_on_the_device(string name) => Judge(name, DeviceBuild.Firmware.Single(assembly => assembly.Project.AssemblyName == name));

    [TestMethod]
    public void Its_assemblies_leave_room_in_the_flash()
    {
        // What the project allows itself; the packages come on top.
        const int Most = 256 * 1024;
        foreach (var assembly in DeviceBuild.Firmware)
        {
            TestContext.DisplayMessage(MessageLevel.Informational, $"{assembly.Project.AssemblyName}: {Footprint.Of(assembly):N0} bytes");
        }

        Assert.IsLessThanOrEqualTo(Most, DeviceBuild.Firmware.Sum(Footprint.Of));
    }

    [TestMethod]
    public void The_unit_tests_build_and_run_on_the_device() => Judge("NFUnitTest", DeviceBuild.Tests);

    [TestMethod]
    public void Says_what_it_was_compiled_against()
    {
        var packages = DevicePackages.OfFirmware;
        TestContext.DisplayMessage(MessageLevel.Informational, $"real packages: {string.Join(", ", packages.Real)}");
        TestContext.DisplayMessage(MessageLevel.Informational, $"written from Api/: {string.Join(", ", packages.Written)}");
        Assert.HasCount(22, packages.Real.Concat(packages.Written));
    }

    private void Judge(string name, DeviceAssembly assembly)
    {
        var gate = new Gate(assembly);
        foreach (var limit in gate.Headroom)
        {
            TestContext.DisplayMessage(MessageLevel.Informational, $"{name}: {limit.Name} {limit.Value:N0} of {limit.Maximum:N0} ({limit.Percent} %): {limit.Subject}");
        }

        foreach (var warning in gate.Warnings)
        {
            TestContext.DisplayMessage(MessageLevel.Warning, $"warning: {warning}");
        }

        Assert.IsEmpty(gate.Violations, string.Join('\n', gate.Violations));
    }
}
