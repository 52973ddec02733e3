public interface IGreeter
{
    string Name { get; }

    string Greet()
    {
        return "Hello, " + Name;
    }
}
