"""The app view: the lessons as pages without code, for people who never want to see any (Voilà)."""
