namespace nanoFramework.Runtime.Native;

/// <summary>Hears of a restart before it happens.</summary>
public delegate void RebootEventHandler();
