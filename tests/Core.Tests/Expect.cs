using System;

namespace Terminal.Tests;

/// <summary>The asserts that the desktop's and the device's test framework do not have in common.</summary>
public static class Expect
{
    /// <summary>The action throws exactly this type.</summary>
    public static void Throws(Type type, Action action)
    {
        Exception? caught = null;
        try
        {
            action();
        }
        catch (Exception exception)
        {
            caught = exception;
        }

        if (caught is null)
            Fail("nothing was thrown");
        else
            Assert.AreEqual(type.FullName, caught.GetType().FullName);
    }

    /// <summary>Both arrays hold the same bytes.</summary>
    public static void Bytes(byte[] expected, byte[] actual) => Bytes(expected, actual, 0, actual.Length);

    /// <summary>A part of a buffer holds the expected bytes.</summary>
    public static void Bytes(byte[] expected, byte[] actual, int offset, int length)
    {
        Assert.AreEqual(expected.Length, length);
        for (int i = 0; i < length; i++)
        {
            if (expected[i] != actual[offset + i])
                Fail("byte " + i.ToString() + " is " + actual[offset + i].ToString() + ", not " + expected[i].ToString());
        }
    }

    /// <summary>The test has failed.</summary>
    public static void Fail(string reason) => Assert.AreEqual("", reason);
}
