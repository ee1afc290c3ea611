"""Rules of money: fees, items, caps."""
