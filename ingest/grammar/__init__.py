"""Grammar of the figures and periods that panel papers write."""
