public sealed class Grid
{
    private int[,] _cells;

    public void Reset()
    {
        _cells = new int[8, 21];
    }

    public int At(int row, int column)
    {
        return _cells[row, column];
    }
}
