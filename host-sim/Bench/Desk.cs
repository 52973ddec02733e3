using System;
using System.Collections.Generic;
using System.Threading.Tasks;
namespace Terminal.Bench;
/// <summary>stub</summary>
public sealed class Desk
{
    internal View View { get; } = new() { Cards = [
      new("1","Good credit card","999000••••••1019","A credit card with 5,000.00 EUR left: sales are approved until the limit is used up.","credit"),
      new("2","Good debit card","999100••••••1026","A debit card with 300.00 EUR left.","debit"),
      new("3","Expired credit card","999000••••••1035","A credit card whose last month is over: it is declined wherever it is checked first.","refused"),
      new("4","Stolen credit card","999000••••••1043","Its issuer has listed it as stolen: keep the card if that is safe.","refused"),
      new("5","Lost debit card","999100••••••1059","Its issuer has listed it as lost: keep the card if that is safe.","refused"),
      new("6","Small-limit credit card","999000••••••1068","A credit card with only 20.00 EUR left: the second coffee round is over its limit.","limited"),
      new("7","Unknown card","999000••••••1993","Its product is known, but its issuer has never seen this number.","odd"),
      new("8","Unknown product","999900••••••1077","No card product of the acquirer begins with 999900.","odd"),
      new("9","Wrong check digit","999000••••••1012","Its last digit is wrong: the terminal refuses it and asks nobody.","odd"),
      new("10","Damaged track","unreadable","No reader can read its stripe: the terminal asks to swipe again.","odd"),
    ] };
    /// <summary>stub</summary>
    public Desk(bool empty)
    {
        var px = new byte[1024];
        string[] rows = ["CORNER SHOP     13:42", "", "Amount EUR", "               12.50", "", "", "", "C=cancel      D=enter"];
        byte[] font = (byte[])typeof(FontStub).GetField("Columns")!.GetValue(null)!;
        for (int r = 0; r < 8; r++) for (int c = 0; c < rows[r].Length; c++) for (int x = 0; x < 5; x++) for (int y = 0; y < 8; y++)
            if ((font[(rows[r][c] - 0x18) * 5 + x] >> y & 1) != 0) { int X = 1 + c * 6 + x, Y = r * 8 + y; px[Y * 16 + X / 8] |= (byte)(0x80 >> (X & 7)); }
        View.Show(new ShownScreen(true, Convert.ToBase64String(px)));
        View.Show(new ShownSwitches(true, true, false, true, false, "none", [new("none","answers"),new("silence","stays silent"),new("mac","signs with a wrong MAC")], null, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), 60));
        View.Show(new ShownBuzzer(false, 0));
        View.Show(new ShownStory("", "Try this", "A sale of 12.50 on a good card:", ["Key 12.50", "press Enter", "swipe Good credit card", "sign: press Enter"]));
        if (empty) return;
        View.Show(new ShownStory("good", "Approved", "The acquirer approved it: the card's issuer had 5,000.00 left and now holds 4,987.50.", []));
        ShownRun R(string t, bool b=false, bool w=false, bool h=false) => new(t,b,w,h,false);
        ShownLine L(string t) => new("left", t == "" ? [] : [R(t)]);
        ShownLine[] slip = [ new("centre",[R("CORNER SHOP",true,true,true)]), new("centre",[R("1 MARKET SQUARE, TESTVILLE")]), L(""), new("centre",[R("SALE",true)]), L("22.11.2026               13:42:10"), L("Terminal                TERM0001"), L("Merchant         MERCHANT0000001"), L("Card            999000******1019"), L("TEST CREDIT              swiped"), L(""), new("left",[R("EUR        12.50",true,true,false)]), L(""), new("centre",[R("APPROVED",true,false,true)]), L("Approval code             104233"), L("Number              010000000001"), L(""), L("Signature"), L(""), L("................................"), L("") ];
        View.Show(new ShownSlip(1, true, slip));
        View.Show(new ShownSlip(2, false, slip[..9]));
        ShownMessage M(string t) => new(t, [ new("","type","0200","sale, online"), new("3","processing code","000000","sale"), new("4","amount","000000001250","12.50 EUR"), new("35","track 2","999000******1019=****","swiped; masked"), new("37","number","010000000001","epoch 01, counter 1"), new("128","MAC","3A••••••••••••F1","right") ]);
        View.Show(new ShownExchange("12:41:55","0800 sign-on","good","ok","The terminal signed on and was given epoch 01.",M("0800 sign-on"),M("0810 answer")));
        View.Show(new ShownExchange("12:42:10","0200 sale","good","approved","Approved: the card's issuer had 5,000.00 EUR left and now holds 4,987.50 EUR.",M("0200 sale"),M("0210 answer")));
        View.Show(new ShownExchange("12:43:10","0200 sale","bad","declined","Declined with 51: the amount ends in .51, which stands for a sum over the limit.",M("0200 sale"),null));
    }
    /// <summary>stub</summary>
    public void Press(string k, bool d) { if (k.Length != 1) throw new BadInputException("bad key"); }
    /// <summary>stub</summary>
    public void Swipe(string c) { View.Show(new ShownBuzzer(false, Environment.TickCount)); }
    /// <summary>stub</summary>
    public void Switch(string n, bool on) { }
    /// <summary>stub</summary>
    public void Fail(string f) { }
    /// <summary>stub</summary>
    public void Tear(int s) => View.Tear(s);
}
