// expect: line 6: device-build: CS8137: Cannot define a class or member that utilizes tuples because the compiler required type 'System.Runtime.CompilerServices.TupleElementNamesAttribute' cannot be found. Are you missing a reference?; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 6: device-build: CS8179: Predefined type 'System.ValueTuple`2' is not defined or imported; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 8: device-build: CS8179: Predefined type 'System.ValueTuple`2' is not defined or imported; use C# 10 and what tests/NanoProfile/Api lists
public static class Division
{
    public static (int Quotient, int Remainder) Divide(int number, int by)
    {
        return (number / by, number % by);
    }
}
