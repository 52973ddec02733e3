// expect: line 3: device-build: CS0234: The type or namespace name 'Generic' does not exist in the namespace 'System.Collections' (are you missing an assembly reference?); use C# 10 and what tests/NanoProfile/Api lists
// expect: line 7: device-build: CS0246: The type or namespace name 'List<>' could not be found (are you missing a using directive or an assembly reference?); use C# 10 and what tests/NanoProfile/Api lists
using System.Collections.Generic;

public sealed class Basket
{
    private readonly List<int> _prices = new List<int>();
}
