// Each test has a town of its own.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
