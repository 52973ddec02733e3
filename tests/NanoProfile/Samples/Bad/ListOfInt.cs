using System.Collections.Generic;

public sealed class Basket
{
    private readonly List<int> _prices = new List<int>();
}
