namespace System.Runtime.CompilerServices
{
    public sealed class ModuleInitializerAttribute : Attribute
    {
    }
}
