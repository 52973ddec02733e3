// Each test has a desk of its own.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.ClassLevel)]
