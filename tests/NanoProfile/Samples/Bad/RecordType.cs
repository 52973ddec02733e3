// expect: line 4: device-build: CS0518: Predefined type 'System.IEquatable`1' is not defined or imported; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 4: device-build: CS0656: Missing compiler required member 'System.Collections.Generic.EqualityComparer`1.GetHashCode'; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 4: device-build: CS0656: Missing compiler required member 'System.Type.op_Equality'; use C# 10 and what tests/NanoProfile/Api lists
public record Coin(int Cents);
