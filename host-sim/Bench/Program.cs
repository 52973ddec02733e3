using System;
using System.Threading.Tasks;
using Terminal.Bench;
await using Page page = await Page.Open(new Desk(args.Length > 1), int.Parse(args[0]));
Console.WriteLine(page.Address);
await Task.Delay(-1);
