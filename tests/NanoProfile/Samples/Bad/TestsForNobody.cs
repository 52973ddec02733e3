// expect: line 10: unit-test: the launcher makes no object, so _sum crashes; make it a local or a static method's result
// expect: line 14: unit-test: a DataRow has not exactly a literal of its type for each parameter; give it those
// expect: line 19: unit-test: a DataRow has not exactly a literal of its type for each parameter; give it those
// expect: line 22: unit-test: the launcher, or the desktop's, wants a test that is neither static nor virtual
using nanoFramework.TestFramework;

[TestClass]
public class SumTests
{
    private int _sum;

    [TestMethod]
    [DataRow(2)]
    public void Adds(long number) => _sum += (int)number;

    [DataRow(1, "one")]
    [DataRow(2, TestKind.Small)]
    [DataRow(3)]
    public void Names(int number, string name) => Assert.AreEqual(number, name.Length);

    [TestMethod]
    public static void Is_static() => Assert.IsTrue(true);
}

public enum TestKind
{
    Small,
}
