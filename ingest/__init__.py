"""panelbook: figures of police and crime panel papers as tested, traceable time series."""

__version__ = "0.1.0"
