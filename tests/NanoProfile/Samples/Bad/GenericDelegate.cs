public delegate void Listener<T>(T value);
