using System;

namespace Terminal.Acquirer.Seeds;

/// <summary>A seed file that cannot be used: says which line is wrong and what to write there.</summary>
public sealed class SeedException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">Name of the seed file.</param>
    /// <param name="line">Line number, from 1; 0 when the file as a whole lacks something.</param>
    /// <param name="problem">What is wrong, as a sentence.</param>
    /// <param name="remedy">What to do, as a sentence.</param>
    public SeedException(string file, int line, string problem, string remedy)
        : base(line == 0 ? $"{file}: {problem} {remedy}" : $"{file}, line {line}: {problem} {remedy}")
    {
        Line = line;
    }

    /// <summary>Line number, from 1; 0 when the file as a whole lacks something.</summary>
    public int Line { get; }
}
