// expect: line 2: generic: Listener`1 is generic and crashes the device; write it for the one type it is needed for
public delegate void Listener<T>(T value);
