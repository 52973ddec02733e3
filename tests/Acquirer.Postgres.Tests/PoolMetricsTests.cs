using System.Net.Http;
using System.Threading.Tasks;
using Terminal.Acquirer.Web;
using Terminal.Tests.Support;

namespace Terminal.Tests;

/// <summary>What an operator sees of the database's pool.</summary>
[TestClass]
[DoNotParallelize]
public class PoolMetricsTests
{
    [TestMethod]
    public async Task The_pool_is_told_by_name_and_not_by_its_connection_string()
    {
        using var town = new Town();
        await using var face = await OperatorFace.OpenAsync(town.Host, 0);
        town.Send(town.Terminal.Sale(1250, town.Credit));
        using var client = new HttpClient();
        string metrics = await client.GetStringAsync($"{face.Address}metrics");
        foreach (string name in new[] { "db_client_connection_count", "db_client_connection_max" })
            StringAssert.Matches(metrics, new($"{name}\\{{[^}}]*db_client_connection_pool_name=\"acquirer\""));
    }
}
