public record Coin(int Cents);
