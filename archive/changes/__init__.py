"""Changes of rows: noting them while they happen, as one set with who, why and both values."""
