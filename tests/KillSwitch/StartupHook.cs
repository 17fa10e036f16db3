/// <summary>Named so by the runtime: DOTNET_STARTUP_HOOKS loads this assembly into a program that knows nothing of it, so that ASP.NET Core finds it by name.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
    }
}
