"""Deep and meaningful connections in sixty seconds: the workshop's package."""
