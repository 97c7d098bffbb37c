"""Values and how they compare: dates, quantities, units, money, names."""
