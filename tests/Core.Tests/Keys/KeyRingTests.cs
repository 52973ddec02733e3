using System;
using Terminal.Core.Keys;
using Terminal.Tests.Messages;

namespace Terminal.Tests.Keys;

[TestClass]
public class KeyRingTests
{
    // Computed with Python's hmac from the master key 00 01 02 ... 1F.
    [TestMethod]
    public void The_keys_are_derived_as_published()
    {
        KeyRing keys = new(Sample.Crypto(), Sample.Key());

        Same("f85883430a6f13a025f6be4b51ad51e883091e4434a3fb479edc80aceb550c46", keys.MessageMac);
        Same("058bf38b1bad05d476e95bcae4d0b65147396395701cf84d00809d0fce7e9746", keys.ListMac);
        Same("12b0fa1e8700c23b491032127d099c31dbd2b6fe9d3502e13efd0262df256014", keys.ParameterMac);
        Same("eaa7f4cea675fbf3fb89d665d9fd54b5", keys.WrapAes);
        Same("9ac6e8189c148d3fbc85ac6c37085aaeed7d806d9f69d05e67fff64c6676f0e0", keys.WrapMac);
        Same("14d4e116a72c55a5b202330f0bbd611a", keys.JournalAes);
        Same("c3dd7259d419ffa8bdcaa9b7bf6d8f39d1fd63cbfd2c76546976252d313bc627", keys.JournalMac);
        Same("b9d705094e95b446146e3c5671bc3c6d1ab14581bb4ad4d1e20cf9b2e79e2a50", keys.Voice);
        Same("1178c5208a1679f062d7010ddf7ec07cd68ef442fc6db65fcbd520ea08068d8d", keys.CardDigest);
        Same("9302b4880b2449bced706c0476d9a4fbe13046dc6e368c25f377683230d8d1e8", keys.Selection);
    }

    [TestMethod]
    public void Clear_wipes_every_key()
    {
        KeyRing keys = new(Sample.Crypto(), Sample.Key());

        keys.Clear();

        Expect.Bytes(new byte[32], keys.MessageMac);
        Expect.Bytes(new byte[32], keys.ListMac);
        Expect.Bytes(new byte[32], keys.ParameterMac);
        Expect.Bytes(new byte[16], keys.WrapAes);
        Expect.Bytes(new byte[32], keys.WrapMac);
        Expect.Bytes(new byte[16], keys.JournalAes);
        Expect.Bytes(new byte[32], keys.JournalMac);
        Expect.Bytes(new byte[32], keys.Voice);
        Expect.Bytes(new byte[32], keys.CardDigest);
        Expect.Bytes(new byte[32], keys.Selection);
    }

    [TestMethod]
    public void A_master_key_of_another_length_is_refused()
    {
        Expect.Throws(typeof(ArgumentException), () => new KeyRing(Sample.Crypto(), new byte[31]));
    }

    private static void Same(string hex, byte[] key) => Expect.Bytes(Hex.Bytes(hex), key);
}
