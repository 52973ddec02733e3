// expect: line 8: switch-size: a switch takes 256 of 255; divide it: the device corrupts a larger one
public static class Codes
{
    public static int Weight(int code)
    {
        switch (code)
        {
            case 0: return 5; case 1: return 25; case 2: return 59; case 3: return 107; case 4: return 169; case 5: return 245; case 6: return 335; case 7: return 439;
            case 8: return 557; case 9: return 689; case 10: return 835; case 11: return 995; case 12: return 160; case 13: return 348; case 14: return 550; case 15: return 766;
            case 16: return 996; case 17: return 231; case 18: return 489; case 19: return 761; case 20: return 38; case 21: return 338; case 22: return 652; case 23: return 980;
            case 24: return 313; case 25: return 669; case 26: return 30; case 27: return 414; case 28: return 812; case 29: return 215; case 30: return 641; case 31: return 72;
            case 32: return 526; case 33: return 994; case 34: return 467; case 35: return 963; case 36: return 464; case 37: return 988; case 38: return 517; case 39: return 60;
            case 40: return 626; case 41: return 197; case 42: return 791; case 43: return 390; case 44: return 3; case 45: return 639; case 46: return 280; case 47: return 944;
            case 48: return 613; case 49: return 296; case 50: return 1002; case 51: return 713; case 52: return 438; case 53: return 177; case 54: return 939; case 55: return 706;
            case 56: return 487; case 57: return 282; case 58: return 91; case 59: return 923; case 60: return 760; case 61: return 611; case 62: return 476; case 63: return 355;
            case 64: return 248; case 65: return 155; case 66: return 76; case 67: return 11; case 68: return 969; case 69: return 932; case 70: return 909; case 71: return 900;
            case 72: return 905; case 73: return 924; case 74: return 957; case 75: return 1004; case 76: return 56; case 77: return 131; case 78: return 220; case 79: return 323;
            case 80: return 440; case 81: return 571; case 82: return 716; case 83: return 875; case 84: return 39; case 85: return 226; case 86: return 427; case 87: return 642;
            case 88: return 871; case 89: return 105; case 90: return 362; case 91: return 633; case 92: return 918; case 93: return 208; case 94: return 521; case 95: return 848;
            case 96: return 180; case 97: return 535; case 98: return 904; case 99: return 278; case 100: return 675; case 101: return 77; case 102: return 502; case 103: return 941;
            case 104: return 385; case 105: return 852; case 106: return 324; case 107: return 819; case 108: return 319; case 109: return 842; case 110: return 370; case 111: return 921;
            case 112: return 477; case 113: return 47; case 114: return 640; case 115: return 238; case 116: return 859; case 117: return 485; case 118: return 125; case 119: return 788;
            case 120: return 456; case 121: return 138; case 122: return 843; case 123: return 553; case 124: return 277; case 125: return 15; case 126: return 776; case 127: return 542;
            case 128: return 322; case 129: return 116; case 130: return 933; case 131: return 755; case 132: return 591; case 133: return 441; case 134: return 305; case 135: return 183;
            case 136: return 75; case 137: return 990; case 138: return 910; case 139: return 844; case 140: return 792; case 141: return 754; case 142: return 730; case 143: return 720;
            case 144: return 724; case 145: return 742; case 146: return 774; case 147: return 820; case 148: return 880; case 149: return 954; case 150: return 33; case 151: return 135;
            case 152: return 251; case 153: return 381; case 154: return 525; case 155: return 683; case 156: return 855; case 157: return 32; case 158: return 232; case 159: return 446;
            case 160: return 674; case 161: return 916; case 162: return 163; case 163: return 433; case 164: return 717; case 165: return 6; case 166: return 318; case 167: return 644;
            case 168: return 984; case 169: return 329; case 170: return 697; case 171: return 70; case 172: return 466; case 173: return 876; case 174: return 291; case 175: return 729;
            case 176: return 172; case 177: return 638; case 178: return 109; case 179: return 603; case 180: return 102; case 181: return 624; case 182: return 151; case 183: return 701;
            case 184: return 256; case 185: return 834; case 186: return 417; case 187: return 14; case 188: return 634; case 189: return 259; case 190: return 907; case 191: return 560;
            case 192: return 227; case 193: return 917; case 194: return 612; case 195: return 321; case 196: return 44; case 197: return 790; case 198: return 541; case 199: return 306;
            case 200: return 85; case 201: return 887; case 202: return 694; case 203: return 515; case 204: return 350; case 205: return 199; case 206: return 62; case 207: return 948;
            case 208: return 839; case 209: return 744; case 210: return 663; case 211: return 596; case 212: return 543; case 213: return 504; case 214: return 479; case 215: return 468;
            case 216: return 471; case 217: return 488; case 218: return 519; case 219: return 564; case 220: return 623; case 221: return 696; case 222: return 783; case 223: return 884;
            case 224: return 999; case 225: return 119; case 226: return 262; case 227: return 419; case 228: return 590; case 229: return 775; case 230: return 974; case 231: return 178;
            case 232: return 405; case 233: return 646; case 234: return 901; case 235: return 161; case 236: return 444; case 237: return 741; case 238: return 43; case 239: return 368;
            case 240: return 707; case 241: return 51; case 242: return 418; case 243: return 799; case 244: return 185; case 245: return 594; case 246: return 8; case 247: return 445;
            case 248: return 896; case 249: return 352; case 250: return 831; case 251: return 315; case 252: return 822; case 253: return 334; case 254: return 869; case 255: return 409;
            default: return 0;
        }
    }
}
