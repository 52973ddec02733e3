using Mono.Cecil;

namespace Terminal.Tests.NanoProfile;

/// <summary>Arrays of several dimensions compile and crash the device.</summary>
public sealed class NoArrayRanks : TypeUseRule
{
    public override string Name => "array-rank";

    protected override string? Complaint(TypeReference type) => type is ArrayType { Rank: > 1 } array
        ? $"an array of {array.Rank} dimensions crashes the device; use an array of arrays"
        : null;
}
