using DemocraticReview.App.Tests.People;

// The test runner loads this assembly; only tests that need a process of their own start it.
return args switch
{
    ["read-roster", var path] => RosterMemoryTests.ReadAsProcess(path),
    ["write-roster", var path] => RosterMemoryTests.WriteAsProcess(path),
    _ => 2,
};
