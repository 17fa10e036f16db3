using Hangfire.Dashboard;
using Microsoft.AspNetCore.Http;

namespace DemocraticReview.Hangfire;

/// <summary>Asks the product who may look at the dashboard.</summary>
internal sealed class Looking(Func<HttpContext, Task> check) : IDashboardAsyncAuthorizationFilter
{
    public async Task<bool> AuthorizeAsync(DashboardContext context)
    {
        await check(context.GetHttpContext());
        return true;
    }
}
