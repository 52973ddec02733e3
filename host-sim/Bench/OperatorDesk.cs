using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Accounts;

namespace Terminal.Bench;

/// <summary>The desk of the acquirer's operators: alarms, and what is nobody's money until one of them has decided about it.</summary>
internal sealed class OperatorDesk(PaymentSwitch acquirer, Currency currency, View view)
{
    private const int MostShown = 6;

    /// <summary>Shows what there is.</summary>
    public void Show() => view.Show(new ShownOperator(
        [.. acquirer.Alarms().Reverse().Take(MostShown).Select(alarm => $"{alarm.Time[11..19]} {alarm.Terminal} {alarm.Text}")],
        [.. acquirer.Suspense.All().Reverse().OrderBy(sale => sale.Standing != "open").Take(MostShown).Select(Of)]));

    /// <summary>Decides.</summary>
    /// <param name="sale">Its <see cref="ShownSuspended.Id"/>.</param>
    /// <param name="to">Whom it goes to: merchant or cardholder.</param>
    /// <param name="role">In which capacity it is decided.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="BadInputException">There is no such sale in suspense, nobody such to give it to, or nobody says who decides and why.</exception>
    public Task Decide(string sale, string to, string role, string reason) => DecideAsync(acquirer.Suspense, sale, to, role, reason);

    /// <summary>The same at the suspense desk of any acquirer.</summary>
    internal static async Task DecideAsync(SuspenseDesk desk, string sale, string to, string role, string reason)
    {
        Func<string, string, string, string, Task<bool>> decide = to switch
        {
            "merchant" => desk.ReleaseAsync,
            "cardholder" => desk.ReturnAsync,
            _ => throw new BadInputException("It can go to the merchant or to the cardholder."),
        };
        if (role.Length > SuspenseDesk.LongestRole || reason.Length > SuspenseDesk.LongestReason || string.IsNullOrWhiteSpace(role) || string.IsNullOrWhiteSpace(reason))
            throw new BadInputException($"Say who decides in up to {SuspenseDesk.LongestRole} characters, and why in up to {SuspenseDesk.LongestReason}.");
        SuspendedSale found = desk.All().FirstOrDefault(each => IdOf(each) == sale) ?? throw new BadInputException("There is no such sale in suspense.");
        if (!await decide(found.Terminal, found.Number, role, reason))
            throw new BadInputException("It is not in suspense any more, or no money of it is.");
    }

    private ShownSuspended Of(SuspendedSale sale) => new(
        IdOf(sale), sale.Number, sale.Mask, (sale.Kind == SaleKind.Refund ? "-" : "") + currency.Format(sale.Amount), sale.Why, sale.Standing,
        sale.Role.Length == 0 ? "" : $"{sale.Role}: {sale.Reason}");

    private static string IdOf(SuspendedSale sale) => $"{sale.Terminal} {sale.Number}";
}
