namespace Terminal.Core.Journal;

/// <summary>The name of a sale's file: ten digits of its number, and a letter that alternates with the generation.</summary>
internal sealed class SaleFileName
{
    /// <summary>The folder of the sales, and of what is kept beside them.</summary>
    public const string Folder = "journal";

    private const int NumberDigits = 10;

    private readonly char[] _name = (Folder + "/0000000000a").ToCharArray();
    private long _number;

    /// <summary>The name, with its folder, of a generation of a sale.</summary>
    public string Of(long number, int generation)
    {
        char[] name = _name;
        int last = name.Length - 1;
        name[last] = LetterOf(generation);
        if (number != _number)
        {
            // The steps of a sale follow one another.
            _number = number;
            for (int i = last - 1; i >= last - NumberDigits; i--)
            {
                name[i] = (char)('0' + number % 10);
                number /= 10;
            }
        }

        return new string(name);
    }

    /// <summary>The letter of a generation.</summary>
    public static char LetterOf(int generation) => generation % 2 == 0 ? 'a' : 'b';

    /// <summary>Takes a name without its folder apart.</summary>
    /// <returns>The number; 0 when it is no name of a sale.</returns>
    public static long NumberOf(string name, out char letter)
    {
        letter = '\0';
        char[] characters = name.ToCharArray();
        if (characters.Length != NumberDigits + 1 || (characters[NumberDigits] != 'a' && characters[NumberDigits] != 'b'))
        {
            return 0;
        }

        letter = characters[NumberDigits];
        long number = 0;
        for (int i = 0; i < NumberDigits; i++)
        {
            uint digit = (uint)(characters[i] - '0');
            if (digit > 9)
            {
                return 0;
            }

            number = number * 10 + digit;
        }

        return number;
    }
}
