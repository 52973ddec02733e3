public sealed class Setting
{
    public required int Value;
}
