namespace System.IO.Ports;

/// <summary>Hears that bytes arrived; the sender is the port.</summary>
public delegate void SerialDataReceivedEventHandler(object sender, SerialDataReceivedEventArgs e);
