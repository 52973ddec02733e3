// expect: line 4: embedded-attribute: System.Runtime.CompilerServices.ModuleInitializerAttribute shifts the indexes of native methods; do without what needs it (ref struct, nint, a newer C#)
namespace System.Runtime.CompilerServices
{
    public sealed class ModuleInitializerAttribute : Attribute
    {
    }
}
