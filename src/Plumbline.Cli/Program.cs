Console.WriteLine("plumb");
