using System.IO;
using System.Text;
using Terminal.Core.Ports;
using Terminal.Esp32;

namespace Terminal.Tests.Esp32;

[TestClass]
public sealed class InternalFilesTests : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("terminal-files-");
    private readonly InternalFiles _files;
    private readonly byte[] _buffer = new byte[8];

    public InternalFilesTests() => _files = new InternalFiles(Path.Combine(_parent.FullName, "terminal"));

    public void Dispose() => _parent.Delete(recursive: true);

    [TestMethod]
    public void WhatIsWrittenIsRead()
    {
        Assert.IsTrue(Write("keys/master", "12345"));

        Assert.AreEqual(5, _files.Read("keys/master", _buffer));
        Assert.AreEqual("12345", Encoding.ASCII.GetString(_buffer, 0, 5));
    }

    [TestMethod]
    public void OnlyTheLengthIsWritten()
    {
        Assert.IsTrue(_files.Write("keys/master", Encoding.ASCII.GetBytes("12345"), 3));

        Assert.AreEqual(3, _files.Read("keys/master", _buffer));
    }

    [TestMethod]
    public void AWriteReplacesALongerFileWhole()
    {
        Write("keys/master", "12345");
        Assert.IsTrue(Write("keys/master", "67"));

        Assert.AreEqual(2, _files.Read("keys/master", _buffer));
        Assert.AreEqual("67", Encoding.ASCII.GetString(_buffer, 0, 2));
    }

    [TestMethod]
    public void AnEmptyFileIsRead()
    {
        Assert.IsTrue(Write("keys/master", ""));

        Assert.AreEqual(0, _files.Read("keys/master", _buffer));
    }

    [TestMethod]
    public void AFileThatFillsTheBufferIsReadAndOneThatDoesNotFitIsUnreadable()
    {
        Write("keys/fits", "12345678");
        Write("keys/large", "123456789");

        Assert.AreEqual(8, _files.Read("keys/fits", _buffer));
        Assert.AreEqual(FileStatus.Unreadable, _files.Read("keys/large", _buffer));
    }

    [TestMethod]
    public void AMissingFileAndAMissingFolderAreMissing()
    {
        Write("keys/master", "12345");

        Assert.AreEqual(FileStatus.Missing, _files.Read("keys/other", _buffer));
        Assert.AreEqual(FileStatus.Missing, _files.Read("journal/1", _buffer));
    }

    [TestMethod]
    public void AFileThatCannotBeOpenedIsUnreadableUnwritableAndTheRestGoesOn()
    {
        Write("keys/master", "12345");
        using (new FileStream(OnDisk("keys", "master"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.AreEqual(FileStatus.Unreadable, _files.Read("keys/master", _buffer));
            Assert.IsFalse(Write("keys/master", "67"));
        }

        Assert.AreEqual(5, _files.Read("keys/master", _buffer));
    }

    [TestMethod]
    public void AListNamesTheFilesWithoutTheirFolder()
    {
        Write("journal/1", "a");
        Write("journal/2", "b");
        Write("keys/master", "c");

        CollectionAssert.AreEquivalent(new[] { "1", "2" }, _files.List("journal"));
    }

    [TestMethod]
    public void AListNamesTheFilesOnceMoreAndNothingElse()
    {
        Write("journal/1", "a");
        _files.List("journal");
        Write("journal/2", "b");

        CollectionAssert.AreEquivalent(new[] { "1", "2" }, _files.List("journal"));
        Assert.IsTrue(_files.Delete("journal/1"));
        Assert.IsTrue(_files.Delete("journal/2"));
        Assert.IsEmpty(_files.List("journal")!);
    }

    [TestMethod]
    public void AListThatBreaksOffIsNone()
    {
        Write("journal/1", "a");
        _files.List("journal");

        // As the device lists a folder a part of which is damaged: the rest is missing, and no file can be made.
        File.Delete(OnDisk("journal", "~"));
        Directory.CreateDirectory(OnDisk("journal", "~"));

        Assert.IsNull(_files.List("journal"));
    }

    [TestMethod]
    public void AMissingFolderHasNoFiles() => Assert.IsEmpty(_files.List("journal")!);

    [TestMethod]
    public void ADeletedFileIsMissingAndDeletingItAgainIsNoFailure()
    {
        Write("journal/1", "a");

        Assert.AreEqual(1, _files.Read("journal/1", _buffer));
        Assert.IsTrue(_files.Delete("journal/1"));
        Assert.AreEqual(FileStatus.Missing, _files.Read("journal/1", _buffer));
        Assert.IsTrue(_files.Delete("journal/1"));
        Assert.IsTrue(_files.Delete("nowhere/1"));
    }

    [TestMethod]
    public void AFileThatVanishedIsNotGivenOutForReadAgain()
    {
        Write("list/a", "1");
        Assert.AreEqual(1, _files.Read("list/a", _buffer));
        File.Delete(OnDisk("list", "a"));

        Assert.IsLessThan(0, _files.Read("list/a", _buffer));
        Assert.AreEqual(FileStatus.Missing, _files.Read("list/a", _buffer));
    }

    [TestMethod]
    public void PartsAreReadAndBytesAreAdded()
    {
        Assert.AreEqual(FileStatus.Missing, _files.Length("list/a"));
        Assert.AreEqual(FileStatus.Missing, _files.Read("list/a", 0, _buffer, 1));
        Assert.IsTrue(_files.Append("list/a", Encoding.ASCII.GetBytes("1234"), 3));
        Assert.IsTrue(_files.Append("list/a", Encoding.ASCII.GetBytes("4567"), 4));

        Assert.AreEqual(7, _files.Length("list/a"));
        Assert.AreEqual(4, _files.Read("list/a", 2, _buffer, 4));
        Assert.AreEqual("3456", Encoding.ASCII.GetString(_buffer, 0, 4));
        Assert.AreEqual(2, _files.Read("list/a", 5, _buffer, 4));
        Assert.AreEqual(0, _files.Read("list/a", 7, _buffer, 4));
    }

    [TestMethod]
    public void AFileThatCannotBeOpenedIsNeitherMeasuredNorReadNorAddedTo()
    {
        Write("list/a", "12345");
        using (new FileStream(OnDisk("list", "a"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.AreEqual(FileStatus.Unreadable, _files.Length("list/a"));
            Assert.AreEqual(FileStatus.Unreadable, _files.Read("list/a", 0, _buffer, 1));
            Assert.IsFalse(_files.Append("list/a", _buffer, 1));
        }

        Assert.AreEqual(5, _files.Length("list/a"));
    }

    [TestMethod]
    public void AWriteThatTheFileSystemRefusesIsFalse()
    {
        Write("journal/1", "a");
        Directory.CreateDirectory(OnDisk("journal", "2"));

        Assert.IsFalse(Write("journal/2", "b"));
    }

    private bool Write(string name, string text) => _files.Write(name, Encoding.ASCII.GetBytes(text), text.Length);

    private string OnDisk(string folder, string name) => Path.Combine(_parent.FullName, "terminal", folder, name);
}
