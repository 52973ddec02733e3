// expect: line 4: device-build: CS0656: Missing compiler required member 'System.Runtime.CompilerServices.RequiredMemberAttribute..ctor'; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 4: device-build: CS0656: Missing compiler required member 'System.Runtime.CompilerServices.CompilerFeatureRequiredAttribute..ctor'; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 6: device-build: CS8936: Feature 'required members' is not available in C# 10.0. Please use language version 11.0 or greater; use C# 10 and what tests/NanoProfile/Api lists
public sealed class Setting
{
    public required int Value;
}
