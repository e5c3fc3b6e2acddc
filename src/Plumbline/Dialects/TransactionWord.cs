namespace Plumbline.Dialects;

/// <summary>What a statement does to the transaction that it stands in.</summary>
public enum TransactionWord { None, Opens, Closes }
