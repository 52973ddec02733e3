using System;
using System.Threading.Tasks;
using Terminal.Bench;
await using Desk desk = await Desk.SetUp(new DeskOptions { Alarm = Console.Error.WriteLine });
await using Page page = await Page.Open(desk, int.Parse(args[0]));
Console.WriteLine(page.Address);
await Task.Delay(TimeSpan.FromSeconds(int.Parse(args[1])));
