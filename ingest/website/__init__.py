"""The static site: reads the marts of a built database, and writes pages that need no server."""
