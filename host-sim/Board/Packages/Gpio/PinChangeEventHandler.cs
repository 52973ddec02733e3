namespace System.Device.Gpio;

/// <summary>Hears of the edges of a pin of a <see cref="GpioController"/>, which is the sender.</summary>
public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs pinValueChangedEventArgs);
