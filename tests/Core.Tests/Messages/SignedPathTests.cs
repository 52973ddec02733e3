using Terminal.Core.Messages;

namespace Terminal.Tests.Messages;

[TestClass]
public class SignedPathTests
{
    // The code was computed with Python's hmac under the key of the samples.
    private const string Signed = "/stop-list/delta?terminal=TERM0001&from=0000000042&mac=090A354317B3F0FB";

    [TestMethod]
    public void A_path_ends_in_its_mac()
    {
        string path = DocumentPath.Delta(Sample.Bytes("TERM0001"), 42);

        Assert.AreEqual(Signed, SignedPath.Sign(Sample.Crypto(), Sample.Key(), path));
    }

    [TestMethod]
    public void Only_what_was_signed_is_genuine()
    {
        Assert.IsTrue(IsGenuine(Signed));
        char[] path = Signed.ToCharArray();
        for (int i = 0; i < path.Length; i++)
        {
            char kept = path[i];
            path[i] = (char)(kept ^ 1);
            Assert.IsFalse(IsGenuine(new string(path)));
            path[i] = kept;
        }

        Assert.IsFalse(IsGenuine(Signed + "0"));
        Assert.IsFalse(IsGenuine(Signed.Substring(0, Signed.Length - 1)));
        Assert.IsFalse(IsGenuine("&mac=090A354317B3F0FB"));
        Assert.IsFalse(IsGenuine("/"));
        Assert.IsFalse(IsGenuine(""));
    }

    [TestMethod]
    public void Another_key_is_not_genuine()
    {
        byte[] other = Sample.Key();
        other[31] ^= 1;

        Assert.IsFalse(SignedPath.IsGenuine(Sample.Crypto(), other, Signed));
    }

    [TestMethod]
    public void Each_document_has_its_path()
    {
        byte[] terminal = Sample.Bytes("TERM0001");

        Assert.AreEqual("/parameters?terminal=TERM0001&held=000001", DocumentPath.Parameters(terminal, 1));
        Assert.AreEqual("/parameters?terminal=TERM0001&held=999999", DocumentPath.Parameters(terminal, 999_999));
        Assert.AreEqual("/stop-list/manifest?terminal=TERM0001&held=0000000000&space=160", DocumentPath.Manifest(terminal, 0, 160));
        Assert.AreEqual("/stop-list/delta?terminal=TERM0001&from=9999999999", DocumentPath.Delta(terminal, 9_999_999_999));
    }

    private static bool IsGenuine(string path) => SignedPath.IsGenuine(Sample.Crypto(), Sample.Key(), path);
}
