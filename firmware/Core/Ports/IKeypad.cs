namespace Terminal.Core.Ports;

/// <summary>The keypad. It calls <see cref="IClock.Wake"/> when a key may have been pressed.</summary>
public interface IKeypad
{
    /// <summary>The next key pressed since the last call, in order, each press once; <see cref="Key.None"/> when there is none. Never waits.</summary>
    Key Read();

    /// <summary>How many milliseconds may pass until <see cref="Read"/> must be called again: few while a key is down, many while none is.</summary>
    int Patience { get; }
}
