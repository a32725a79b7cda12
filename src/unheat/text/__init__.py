"""Words → meaning: numbers, cells, labels. Colour is never asked here."""
