namespace Terminal.Board;

/// <summary>A part on an I2C bus; called with the board locked.</summary>
internal interface II2cTarget
{
    /// <summary>One transaction to the part.</summary>
    void Write(byte[] bytes);

    /// <summary>One transaction from the part.</summary>
    void Read(byte[] bytes);
}
