using System;
using System.Device.Wifi;
using System.IO;
using System.IO.Hashing;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Networking;
using nanoFramework.Runtime.Native;

namespace Terminal.Esp32.Samples;

public static class Host
{
    private const string Journal = "I:\\journal";

    public static void Main()
    {
        Configuration.SetPinFunction(34, DeviceFunction.COM2_RX);
        if (!WifiNetworkHelper.ConnectDhcp("shop", "secret", requiresDateTime: true))
        {
            Power.RebootDevice();
        }

        new Thread(Work).Start();
        Thread.Sleep(Timeout.Infinite);
    }

    public static bool TryPost(byte[] message, out byte[] answer)
    {
        answer = new byte[0];
        try
        {
            using var client = new HttpClient { HttpsAuthentCert = new X509Certificate("ca"), SslVerification = SslVerification.CertificateRequired };
            using var request = new HttpRequestMessage(HttpMethod.Post, "https://host.example/iso8583") { Content = new ByteArrayContent(message) };
            using var response = client.Send(request);
            answer = response.Content.ReadAsByteArray();
            return response.IsSuccessStatusCode;
        }
        catch (Exception)
        {
            return false;
        }
    }

    public static byte[] Seal(byte[] key, byte[] data)
    {
        var cipher = new Aes(CipherMode.CBC) { Key = key, IV = new byte[16] };
        using var mac = new HMACSHA256(key);
        new Random().NextBytes(key);
        return Crc32.HashToUInt32(data) == 0 ? mac.ComputeHash(data) : cipher.Encrypt(data);
    }

    public static void Append(string name, byte[] record)
    {
        Directory.CreateDirectory(Journal);
        using (var file = new FileStream(Journal + "\\" + name, FileMode.OpenOrCreate, FileAccess.ReadWrite))
        {
            file.Seek(0, SeekOrigin.End);
            file.Write(record, 0, record.Length);
        }

        if (File.Exists(name))
        {
            File.Move(name, Encoding.UTF8.GetString(record, 0, 8));
        }
    }

    private static void Work()
    {
        Rtc.SetSystemTime(new DateTime(2026, 8, 1));
        Console.WriteLine(DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd") + Environment.TickCount64);
    }
}
