namespace System.Device.Gpio;

/// <summary>Hears of the edges of a <see cref="GpioPin"/>, which is the sender.</summary>
public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);
