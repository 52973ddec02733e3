// expect: line 6: interface-body: IGreeter.Greet has a body, which fails on the device; move it into a class
public interface IGreeter
{
    string Name { get; }

    string Greet()
    {
        return "Hello, " + Name;
    }
}
