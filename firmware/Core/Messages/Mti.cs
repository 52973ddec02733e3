namespace Terminal.Core.Messages;

/// <summary>The message types (ISO 8583:1987) as numbers: 0200 is 200.</summary>
public static class Mti
{
    /// <summary>0100: pre-authorisation.</summary>
    public const int Authorisation = 100;

    /// <summary>0110: answer to a pre-authorisation.</summary>
    public const int AuthorisationAnswer = 110;

    /// <summary>0200: sale or refund, online.</summary>
    public const int Financial = 200;

    /// <summary>0210: answer to a sale or refund.</summary>
    public const int FinancialAnswer = 210;

    /// <summary>0220: advice of an offline sale, a voice sale or a completion.</summary>
    public const int Advice = 220;

    /// <summary>0221: the advice again.</summary>
    public const int AdviceRepeat = 221;

    /// <summary>0230: answer to an advice.</summary>
    public const int AdviceAnswer = 230;

    /// <summary>0320: one sale of a batch upload.</summary>
    public const int Upload = 320;

    /// <summary>0321: the upload message again.</summary>
    public const int UploadRepeat = 321;

    /// <summary>0330: answer to an upload message.</summary>
    public const int UploadAnswer = 330;

    /// <summary>0420: reversal or void.</summary>
    public const int Reversal = 420;

    /// <summary>0421: the reversal again.</summary>
    public const int ReversalRepeat = 421;

    /// <summary>0430: answer to a reversal.</summary>
    public const int ReversalAnswer = 430;

    /// <summary>0500: settlement.</summary>
    public const int Settlement = 500;

    /// <summary>0501: the settlement again.</summary>
    public const int SettlementRepeat = 501;

    /// <summary>0510: answer to a settlement.</summary>
    public const int SettlementAnswer = 510;

    /// <summary>0800: sign-on, key change or echo.</summary>
    public const int Network = 800;

    /// <summary>0810: answer to a network message.</summary>
    public const int NetworkAnswer = 810;

    /// <summary>The type that answers a request: its number plus 10, ending in 0.</summary>
    public static int AnswerTo(int request) => Original(request) + 10;

    /// <summary>The type that a repeat repeats; any other type is its own original.</summary>
    public static int Original(int mti) => IsRepeat(mti) ? mti - 1 : mti;

    /// <summary>Whether it is 0221, 0321, 0421 or 0501.</summary>
    public static bool IsRepeat(int mti) => mti is AdviceRepeat or UploadRepeat or ReversalRepeat or SettlementRepeat;
}
