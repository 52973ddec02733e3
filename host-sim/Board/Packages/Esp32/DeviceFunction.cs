namespace nanoFramework.Hardware.Esp32;

/// <summary>What a pin can be given to: the device's type, its number from 1, and the line of it, a byte each.</summary>
public enum DeviceFunction
{
    /// <summary>SPI1: data out.</summary>
    SPI1_MOSI = 65792,
    /// <summary>SPI1: data in.</summary>
    SPI1_MISO = 65793,
    /// <summary>SPI1: clock.</summary>
    SPI1_CLOCK = 65794,
    /// <summary>SPI2: data out.</summary>
    SPI2_MOSI = 66048,
    /// <summary>SPI2: data in.</summary>
    SPI2_MISO = 66049,
    /// <summary>SPI2: clock.</summary>
    SPI2_CLOCK = 66050,
    /// <summary>I2C1: data.</summary>
    I2C1_DATA = 131328,
    /// <summary>I2C1: clock.</summary>
    I2C1_CLOCK = 131329,
    /// <summary>I2C2: data.</summary>
    I2C2_DATA = 131584,
    /// <summary>I2C2: clock.</summary>
    I2C2_CLOCK = 131585,
    /// <summary>Serial port COM1 sends.</summary>
    COM1_TX = 196864,
    /// <summary>Serial port COM1 receives.</summary>
    COM1_RX = 196865,
    /// <summary>COM1: request to send.</summary>
    COM1_RTS = 196866,
    /// <summary>COM1: clear to send.</summary>
    COM1_CTS = 196867,
    /// <summary>Serial port COM2 sends.</summary>
    COM2_TX = 197120,
    /// <summary>Serial port COM2 receives.</summary>
    COM2_RX = 197121,
    /// <summary>COM2: request to send.</summary>
    COM2_RTS = 197122,
    /// <summary>COM2: clear to send.</summary>
    COM2_CTS = 197123,
    /// <summary>Serial port COM3 sends.</summary>
    COM3_TX = 197376,
    /// <summary>Serial port COM3 receives.</summary>
    COM3_RX = 197377,
    /// <summary>COM3: request to send.</summary>
    COM3_RTS = 197378,
    /// <summary>COM3: clear to send.</summary>
    COM3_CTS = 197379,
    /// <summary>Serial port COM4 sends.</summary>
    COM4_TX = 197632,
    /// <summary>Serial port COM4 receives.</summary>
    COM4_RX = 197633,
    /// <summary>COM4: request to send.</summary>
    COM4_RTS = 197634,
    /// <summary>COM4: clear to send.</summary>
    COM4_CTS = 197635,
    /// <summary>Output of PWM1.</summary>
    PWM1 = 262400,
    /// <summary>Output of PWM2.</summary>
    PWM2 = 262656,
    /// <summary>Output of PWM3.</summary>
    PWM3 = 262912,
    /// <summary>Output of PWM4.</summary>
    PWM4 = 263168,
    /// <summary>Output of PWM5.</summary>
    PWM5 = 263424,
    /// <summary>Output of PWM6.</summary>
    PWM6 = 263680,
    /// <summary>Output of PWM7.</summary>
    PWM7 = 263936,
    /// <summary>Output of PWM8.</summary>
    PWM8 = 264192,
    /// <summary>Output of PWM9.</summary>
    PWM9 = 264448,
    /// <summary>Output of PWM10.</summary>
    PWM10 = 264704,
    /// <summary>Output of PWM11.</summary>
    PWM11 = 264960,
    /// <summary>Output of PWM12.</summary>
    PWM12 = 265216,
    /// <summary>Output of PWM13.</summary>
    PWM13 = 265472,
    /// <summary>Output of PWM14.</summary>
    PWM14 = 265728,
    /// <summary>Output of PWM15.</summary>
    PWM15 = 265984,
    /// <summary>Output of PWM16.</summary>
    PWM16 = 266240,
    /// <summary>ADC1: ch0.</summary>
    ADC1_CH0 = 327936,
    /// <summary>ADC1: ch1.</summary>
    ADC1_CH1 = 327937,
    /// <summary>ADC1: ch2.</summary>
    ADC1_CH2 = 327938,
    /// <summary>ADC1: ch3.</summary>
    ADC1_CH3 = 327939,
    /// <summary>ADC1: ch4.</summary>
    ADC1_CH4 = 327940,
    /// <summary>ADC1: ch5.</summary>
    ADC1_CH5 = 327941,
    /// <summary>ADC1: ch6.</summary>
    ADC1_CH6 = 327942,
    /// <summary>ADC1: ch7.</summary>
    ADC1_CH7 = 327943,
    /// <summary>ADC1: ch8.</summary>
    ADC1_CH8 = 327944,
    /// <summary>ADC1: ch9.</summary>
    ADC1_CH9 = 327945,
    /// <summary>ADC1: ch10.</summary>
    ADC1_CH10 = 327946,
    /// <summary>ADC1: ch11.</summary>
    ADC1_CH11 = 327947,
    /// <summary>ADC1: ch12.</summary>
    ADC1_CH12 = 327948,
    /// <summary>ADC1: ch13.</summary>
    ADC1_CH13 = 327949,
    /// <summary>ADC1: ch14.</summary>
    ADC1_CH14 = 327950,
    /// <summary>ADC1: ch15.</summary>
    ADC1_CH15 = 327951,
    /// <summary>ADC1: ch16.</summary>
    ADC1_CH16 = 327952,
    /// <summary>ADC1: ch17.</summary>
    ADC1_CH17 = 327953,
    /// <summary>ADC1: ch18.</summary>
    ADC1_CH18 = 327954,
    /// <summary>ADC1: ch19.</summary>
    ADC1_CH19 = 327955,
    /// <summary>I2S1: mck.</summary>
    I2S1_MCK = 393472,
    /// <summary>I2S1: bck.</summary>
    I2S1_BCK = 393473,
    /// <summary>I2S1: ws.</summary>
    I2S1_WS = 393474,
    /// <summary>I2S1: data out.</summary>
    I2S1_DATA_OUT = 393475,
    /// <summary>I2S1: mdata in.</summary>
    I2S1_MDATA_IN = 393476,
    /// <summary>I2S2: mck.</summary>
    I2S2_MCK = 393728,
    /// <summary>I2S2: bck.</summary>
    I2S2_BCK = 393729,
    /// <summary>I2S2: ws.</summary>
    I2S2_WS = 393730,
    /// <summary>I2S2: data out.</summary>
    I2S2_DATA_OUT = 393731,
    /// <summary>I2S2: mdata in.</summary>
    I2S2_MDATA_IN = 393732,
    /// <summary>SDMMC1: clock.</summary>
    SDMMC1_CLOCK = 524544,
    /// <summary>SDMMC1: command.</summary>
    SDMMC1_COMMAND = 524545,
    /// <summary>SDMMC1: d0.</summary>
    SDMMC1_D0 = 524546,
    /// <summary>SDMMC1: d1.</summary>
    SDMMC1_D1 = 524547,
    /// <summary>SDMMC1: d2.</summary>
    SDMMC1_D2 = 524548,
    /// <summary>SDMMC1: d3.</summary>
    SDMMC1_D3 = 524549,
    /// <summary>SDMMC2: clock.</summary>
    SDMMC2_CLOCK = 524800,
    /// <summary>SDMMC2: command.</summary>
    SDMMC2_COMMAND = 524801,
    /// <summary>SDMMC2: d0.</summary>
    SDMMC2_D0 = 524802,
    /// <summary>SDMMC2: d1.</summary>
    SDMMC2_D1 = 524803,
    /// <summary>SDMMC2: d2.</summary>
    SDMMC2_D2 = 524804,
    /// <summary>SDMMC2: d3.</summary>
    SDMMC2_D3 = 524805,
}
