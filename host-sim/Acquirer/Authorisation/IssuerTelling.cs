using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer.Authorisation;

/// <summary>Tells issuers that are to be had again what was approved in their place, oldest first. What an issuer did not take stays owed.</summary>
internal sealed class IssuerTelling(Database database, IssuerRoute issuers, TimeProvider time)
{
    /// <summary>Tells what is owed.</summary>
    /// <returns>How much was told, and how much stays owed.</returns>
    public async Task<(int Told, int Owed)> TellAsync()
    {
        HashSet<string> away = [];
        int told = 0;
        int owed = 0;
        foreach (var advice in database.Read(IssuerAdvices.Owed))
        {
            if (away.Contains(advice.Issuer) || await issuers.AdviseAsync(advice).ConfigureAwait(false) != IssuerStanding.Reached)
            {
                away.Add(advice.Issuer);
                owed++;
            }
            else if (await database.WriteAsync(transaction => IssuerAdvices.Told(transaction, advice, time.GetUtcNow())).ConfigureAwait(false))
            {
                told++;
            }
        }
        return (told, owed);
    }
}
