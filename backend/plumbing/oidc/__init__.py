"""OpenID Connect, as the one who asks: a browser goes away and comes back known."""
