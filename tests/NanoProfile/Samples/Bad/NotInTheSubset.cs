// expect: line 18: device-build: CS0518: Predefined type 'System.Collections.Generic.IEnumerator`1' is not defined or imported; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 18: device-build: CS0656: Missing compiler required member 'System.Collections.Generic.IEnumerator`1.Current'; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 18: device-build: CS0518: Predefined type 'System.Collections.Generic.IEnumerable`1' is not defined or imported; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 18: device-build: CS0656: Missing compiler required member 'System.Collections.Generic.IEnumerable`1.GetEnumerator'; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 22: device-build: CS0518: Predefined type 'System.Nullable`1' is not defined or imported; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 24: device-build: CS0518: Predefined type 'System.Index' is not defined or imported; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 24: device-build: CS0656: Missing compiler required member 'System.Index..ctor'; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 26: device-build: CS0518: Predefined type 'System.Range' is not defined or imported; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 26: device-build: CS0518: Predefined type 'System.Index' is not defined or imported; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 28: device-build: CS0518: Predefined type 'System.Decimal' is not defined or imported; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 30: device-build: CS0117: 'char' does not contain a definition for 'IsDigit'; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 32: device-build: CS7036: There is no argument given that corresponds to the required parameter 'index' of 'Encoding.GetString(byte[], int, int)'; use C# 10 and what tests/NanoProfile/Api lists
using System.Collections;

public static class Desktop
{
    public static IEnumerable Numbers()
    {
        yield return 1;
    }

    public static int Length(string text) => text?.Length ?? 0;

    public static byte Last(byte[] bytes) => bytes[^1];

    public static byte[] Tail(byte[] bytes) => bytes[1..];

    public static object Price() => 1.50m;

    public static bool IsDigit(char character) => char.IsDigit(character);

    public static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);
}
