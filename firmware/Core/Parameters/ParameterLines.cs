using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Texts;

namespace Terminal.Core.Parameters;

/// <summary>
/// Reads <c>name=value</c> lines in order. A line that is missing, out of order or out of range spoils the whole: the reader goes on with
/// empty values and says so at the end, so that the list of lines reads as a list.
/// </summary>
internal sealed class ParameterLines
{
    private readonly string[] _lines;
    private int _next;

    public ParameterLines(string text)
    {
        AreWellFormed = text.EndsWith("\n");
        _lines = text.TrimEnd('\n').Split('\n');
    }

    public bool AreWellFormed { get; private set; }

    /// <summary>Lines not read yet.</summary>
    public int Left => _lines.Length - _next;

    public void Expect(string line)
    {
        Require(Left > 0 && _lines[_next] == line);
        _next++;
    }

    public string Value(string name)
    {
        if (Left == 0 || !_lines[_next].StartsWith(name + "="))
        {
            Require(false);
            return "";
        }

        return _lines[_next++].Substring(name.Length + 1);
    }

    public byte[] Text(string name) => CodePage.Bytes(Value(name));

    /// <summary>Printable ASCII (ISO 8583 type ans), padded with spaces to its width.</summary>
    public byte[] Identification(string name, int width)
    {
        string value = Value(name);
        byte[] bytes = CodePage.Bytes(value.PadRight(width));
        Require(value.Length > 0 && bytes.Length == width && Content.Misfit(Content.Text, bytes, 0, width) < 0);
        return bytes;
    }

    /// <summary>A <see cref="Mac"/> in upper-case hexadecimal.</summary>
    public byte[] Code(string name)
    {
        byte[] text = CodePage.Bytes(Value(name));
        byte[] code = new byte[Mac.Length];
        Require(text.Length == Mac.HexLength && Mac.TryReadHex(text, 0, code));
        return code;
    }

    /// <summary>Words parted by single spaces; the last takes the rest of the line.</summary>
    public string[] Words(string name, int count)
    {
        string rest = Value(name);
        string[] words = new string[count];
        for (int i = 0; i < count; i++)
        {
            int space = i == count - 1 ? -1 : rest.IndexOf(' ');
            words[i] = space < 0 ? rest : rest.Substring(0, space);
            rest = space < 0 ? "" : rest.Substring(space + 1);
            Require(words[i].Length > 0);
        }

        return words;
    }

    public long Number(string name, long least, long most) => Parse(Value(name), least, most);

    public long Parse(string digits, long least, long most)
    {
        char[] characters = digits.ToCharArray();
        int start = characters.Length > 0 && characters[0] == '-' ? 1 : 0;
        bool valid = characters.Length > start && characters.Length <= 13;
        long number = 0;
        for (int i = start; valid && i < characters.Length; i++)
        {
            valid = characters[i] >= '0' && characters[i] <= '9';
            number = number * 10 + characters[i] - '0';
        }

        number = start == 1 ? -number : number;
        Require(valid && number >= least && number <= most);
        return number;
    }

    /// <summary>Which of some words it is, from 0.</summary>
    public int OneOf(string word, params string[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] == word)
            {
                return i;
            }
        }

        Require(false);
        return 0;
    }

    public int RangeStart(string range, int least, int most) => (int)Parse(Half(range, 0), least, most);

    public int RangeEnd(string range, int least, int most) => (int)Parse(Half(range, 1), RangeStart(range, least, most), most);

    private string Half(string range, int which)
    {
        string[] halves = range.Split('-');
        Require(halves.Length == 2);
        return halves.Length == 2 ? halves[which] : "";
    }

    private void Require(bool condition) => AreWellFormed = AreWellFormed && condition;
}
