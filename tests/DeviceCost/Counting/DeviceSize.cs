using System.Linq;
using System.Reflection;
using System.Text;

namespace Terminal.Tests.DeviceCost;

/// <summary>What objects take of the device's heap, which is cut into blocks of 12 bytes.</summary>
public static class DeviceSize
{
    /// <summary>One block: the head of an object, one field of it, one static field, one reference in an array.</summary>
    public const int Block = 12;

    private const int ArrayHead = 20;

    /// <summary>A string whose characters stay in flash.</summary>
    public const int Literal = Block;

    /// <summary>A number in a box: its head and its value.</summary>
    public const int Box = 2 * Block;

    public static int OfObject(int fields) => Block * (1 + fields);

    public static int OfArray(int length, int element) => Rounded(ArrayHead + length * element);

    /// <summary>The head and the UTF-8 text with its NUL.</summary>
    public static int OfString(string text) => Block + Rounded(Encoding.UTF8.GetByteCount(text) + 1);

    public static int Of(object thing) => thing switch
    {
        string text => OfString(text),
        string[] texts => OfArray(texts.Length, Block) + texts.Sum(OfString),
        Array array => OfArray(array.Length, OfElement(array.GetType().GetElementType()!)),
        _ => OfObject(Fields(thing.GetType())),
    };

    public static int OfElement(Type type) => OfElement(Type.GetTypeCode(type));

    /// <summary>An element of an array; an enum counts as what it is stored in.</summary>
    public static int OfElement(TypeCode type) => type switch
    {
        TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
        TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => 2,
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
        TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double or TypeCode.DateTime => 8,
        _ => Block,
    };

    private static int Rounded(int bytes) => (bytes + Block - 1) / Block * Block;

    private static int Fields(Type? type)
    {
        int count = 0;
        for (; type is not null; type = type.BaseType)
            count += type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Length;
        return count;
    }
}
