// The desktop's test projects name MSTest in its place, so that no test file names a framework.
global using System;
global using nanoFramework.TestFramework;
