// expect: line 6: array-rank: an array of 2 dimensions crashes the device; use an array of arrays
// expect: line 10: array-rank: an array of 2 dimensions crashes the device; use an array of arrays
// expect: line 15: array-rank: an array of 2 dimensions crashes the device; use an array of arrays
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
