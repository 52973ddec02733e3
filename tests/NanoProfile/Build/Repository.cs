using System.IO;

namespace Terminal.Tests.NanoProfile;

/// <summary>Where the sources are.</summary>
public static class Repository
{
    /// <summary>The folder of <c>Terminal.sln</c>, above the tests' output.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A file's path as complaints name it: from the root, with slashes.</summary>
    public static string Name(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Terminal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run from within the repository, below Terminal.sln.");
    }
}
