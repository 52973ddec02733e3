public static class Division
{
    public static (int Quotient, int Rest) Divide(int number, int by)
    {
        return (number / by, number % by);
    }
}
