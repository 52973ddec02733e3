using Terminal.Core.Money;
using Terminal.Core.Risk;
using Terminal.Core.StopList;

namespace Terminal.Tests.Risk;

[TestClass]
public sealed class OfflineDecisionTests
{
    [TestMethod]
    public void A_sale_against_which_nothing_speaks_is_approved_here() => Decides(new SampleSale(), Decision.Offline, DecisionReason.UnderFloorLimit);

    [TestMethod]
    public void Each_row_has_its_reason_and_its_decision()
    {
        foreach (int reason in Rows())
        {
            for (int refers = 0; refers < 2; refers++)
            {
                SampleSale sale = new SampleSale();
                sale.Parameters.RefersWhenUnable = refers == 1;
                sale.Spoil(reason);

                Decides(sale, Expected(reason, refers == 1), reason);
            }
        }
    }

    [TestMethod]
    public void Of_two_rows_that_match_the_first_wins()
    {
        int[] rows = Rows();
        for (int first = 0; first < rows.Length; first++)
        {
            for (int second = first + 1; second < rows.Length; second++)
            {
                // A card that is on the list and a list that cannot be used are one answer or the other.
                if (rows[first] == DecisionReason.Listed && rows[second] == DecisionReason.NoList)
                    continue;

                SampleSale sale = new SampleSale();
                sale.Spoil(rows[second]);
                sale.Spoil(rows[first]);

                Decides(sale, Expected(rows[first], false), rows[first]);
            }
        }
    }

    [TestMethod]
    public void All_rows_at_once_are_the_first()
    {
        int[] rows = Rows();
        SampleSale sale = new SampleSale();
        for (int i = rows.Length - 1; i >= 0; i--)
            sale.Spoil(rows[i]);

        Decides(sale, Decision.Decline, DecisionReason.NationalAbroad);
        Assert.AreEqual(0, sale.LookUps);
    }

    [TestMethod]
    public void What_the_list_says_of_a_card_that_cannot_be_sold_to_is_not_asked()
    {
        SampleSale sale = new SampleSale { Listing = Listing.Listed };
        sale.Spoil(DecisionReason.NationalAbroad);

        Decides(sale, Decision.Decline, DecisionReason.NationalAbroad);
        Assert.AreEqual(0, sale.LookUps);
    }

    [TestMethod]
    [DataRow(101, DecisionReason.UnderFloorLimit)]
    [DataRow(102, DecisionReason.UnderFloorLimit)]
    [DataRow(106, DecisionReason.UnderFloorLimit)]
    [DataRow(107, DecisionReason.UnderFloorLimit)]
    [DataRow(501, DecisionReason.UnderFloorLimit)]
    [DataRow(111, DecisionReason.UnderFloorLimit)]
    [DataRow(131, DecisionReason.UnderFloorLimit)]
    [DataRow(701, DecisionReason.UnderFloorLimit)]
    [DataRow(201, DecisionReason.ChipSwiped)]
    [DataRow(601, DecisionReason.ChipSwiped)]
    [DataRow(221, DecisionReason.ChipSwiped)]
    [DataRow(121, DecisionReason.IssuerOnly)]
    [DataRow(141, DecisionReason.IssuerOnly)]
    [DataRow(520, DecisionReason.IssuerOnly)]
    [DataRow(100, DecisionReason.PinRequired)]
    [DataRow(105, DecisionReason.PinRequired)]
    [DataRow(500, DecisionReason.PinRequired)]
    public void The_service_code_speaks_at_home(int serviceCode, int reason)
    {
        SampleSale sale = new SampleSale { ServiceCode = serviceCode };

        Decides(sale, reason == DecisionReason.UnderFloorLimit ? Decision.Offline : Decision.OnlineOrDecline, reason);
    }

    [TestMethod]
    [DataRow(101, DecisionReason.UnderFloorLimit)]
    [DataRow(201, DecisionReason.ChipSwiped)]
    [DataRow(501, DecisionReason.NationalAbroad)]
    [DataRow(601, DecisionReason.NationalAbroad)]
    [DataRow(701, DecisionReason.UnderFloorLimit)]
    public void The_service_code_speaks_abroad(int serviceCode, int reason)
    {
        SampleSale sale = new SampleSale { ServiceCode = serviceCode };
        sale.Product.Country = 276;

        HasReason(sale, reason);
    }

    [TestMethod]
    [DataRow(5_000L, 0L, DecisionReason.UnderFloorLimit)]
    [DataRow(5_001L, 0L, DecisionReason.OverFloorLimit)]
    [DataRow(1L, 4_999L, DecisionReason.UnderFloorLimit)]
    [DataRow(1L, 5_000L, DecisionReason.OverFloorLimit)]
    [DataRow(1L, 5_001L, DecisionReason.OverFloorLimit)]
    [DataRow(999_999_999_999L, 99_999_999_999_900L, DecisionReason.OverFloorLimit)]
    [DataRow(1L, long.MaxValue, DecisionReason.OverFloorLimit)]
    [DataRow(long.MaxValue, long.MaxValue, DecisionReason.OverFloorLimit)]
    [DataRow(1L, -1L, DecisionReason.OverFloorLimit)]
    [DataRow(1L, long.MinValue, DecisionReason.OverFloorLimit)]
    public void The_floor_limit_itself_is_the_merchants(long amount, long cardTotal, int reason)
    {
        SampleSale sale = new SampleSale { Amount = amount, CardTotal = cardTotal };

        HasReason(sale, reason);
    }

    [TestMethod]
    public void The_highest_floor_limit_takes_the_largest_amount()
    {
        SampleSale sale = new SampleSale { Amount = Amount.Maximum };
        sale.Product.FloorLimit = Amount.Maximum;
        sale.Parameters.OfflineTotalCap = Amount.Maximum;

        HasReason(sale, DecisionReason.UnderFloorLimit);
        sale.CardTotal = 1;
        HasReason(sale, DecisionReason.OverFloorLimit);
    }

    [TestMethod]
    [DataRow(9, DecisionReason.UnderFloorLimit)]
    [DataRow(10, DecisionReason.CountCap)]
    [DataRow(11, DecisionReason.CountCap)]
    public void The_count_of_waiting_sales_includes_this_one(int waiting, int reason) =>
        HasReason(new SampleSale { WaitingCount = waiting }, reason);

    [TestMethod]
    [DataRow(18_750L, DecisionReason.UnderFloorLimit)]
    [DataRow(18_751L, DecisionReason.TotalCap)]
    [DataRow(long.MaxValue, DecisionReason.TotalCap)]
    [DataRow(-1L, DecisionReason.TotalCap)]
    public void The_total_of_waiting_sales_includes_this_one(long waiting, int reason) =>
        HasReason(new SampleSale { WaitingTotal = waiting }, reason);

    [TestMethod]
    [DataRow(2, DecisionReason.UnderFloorLimit)]
    [DataRow(3, DecisionReason.CardCap)]
    public void The_count_of_a_cards_sales_includes_this_one(int sales, int reason) =>
        HasReason(new SampleSale { CardCount = sales }, reason);

    [TestMethod]
    [DataRow(71, DecisionReason.UnderFloorLimit)]
    [DataRow(72, DecisionReason.ContactCap)]
    [DataRow(int.MaxValue, DecisionReason.ContactCap)]
    public void The_acquirer_must_have_been_heard(int hours, int reason) =>
        HasReason(new SampleSale { HoursSinceContact = hours }, reason);

    [TestMethod]
    [DataRow(20281231, DecisionReason.UnderFloorLimit)]
    [DataRow(20290101, DecisionReason.ParametersExpired)]
    public void The_last_day_of_the_parameters_is_a_good_one(int today, int reason) =>
        HasReason(new SampleSale { Today = today }, reason);

    [TestMethod]
    public void A_cap_of_nothing_lets_nothing_through()
    {
        SampleSale sale = new SampleSale();
        sale.Parameters.ContactHoursCap = 0;
        HasReason(sale, DecisionReason.ContactCap);
        sale.Product.CardSalesCap = 0;
        HasReason(sale, DecisionReason.CardCap);
        sale.Parameters.OfflineTotalCap = 0;
        HasReason(sale, DecisionReason.TotalCap);
        sale.Parameters.OfflineCountCap = 0;
        HasReason(sale, DecisionReason.CountCap);
        sale.Product.FloorLimit = 0;
        HasReason(sale, DecisionReason.NoFloorLimit);
    }

    // The table, by its reasons.
    private static int[] Rows() => new int[]
    {
        DecisionReason.NationalAbroad,
        DecisionReason.Listed,
        DecisionReason.ClockNotTrusted,
        DecisionReason.NoList,
        DecisionReason.ParametersExpired,
        DecisionReason.JournalDamaged,
        DecisionReason.Keyed,
        DecisionReason.ChipSwiped,
        DecisionReason.IssuerOnly,
        DecisionReason.PinRequired,
        DecisionReason.Suspicion,
        DecisionReason.ReversalOwed,
        DecisionReason.NoFloorLimit,
        DecisionReason.OverFloorLimit,
        DecisionReason.CountCap,
        DecisionReason.TotalCap,
        DecisionReason.CardCap,
        DecisionReason.ContactCap,
        DecisionReason.Selected,
    };

    private static Decision Expected(int reason, bool refersWhenUnable) => reason switch
    {
        DecisionReason.NationalAbroad => Decision.Decline,
        DecisionReason.Listed => Decision.OnlineOrRefer,
        DecisionReason.Selected => Decision.OnlineOrOffline,
        _ => refersWhenUnable ? Decision.OnlineOrRefer : Decision.OnlineOrDecline,
    };

    private static void HasReason(SampleSale sale, int reason)
    {
        OfflineDecision table = new OfflineDecision();
        table.Decide(sale);
        Assert.AreEqual(reason, table.Reason);
    }

    private static void Decides(SampleSale sale, Decision decision, int reason)
    {
        OfflineDecision table = new OfflineDecision();
        Assert.AreEqual((int)decision, (int)table.Decide(sale));
        Assert.AreEqual(reason, table.Reason);
    }
}
